import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import helmet from 'helmet';

const withoutUse = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'browsing-topics'];

/**
 * Only content from here, nothing inline, no frame around it.
 * @param styles allowed in addition to files: a nonce, or `'unsafe-inline'` for pages without scripts
 */
export const contentSecurityPolicy = (styles?: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${styles === undefined ? '' : ` ${styles}`}`,
    ...['connect-src', 'font-src', 'manifest-src', 'worker-src', 'form-action'].map(
      (what) => `${what} 'self'`,
    ),
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** What every answer tells the browser. */
export function setSecurityHeaders(app: NestFastifyApplication, isPublic: boolean): void {
  const headers = {
    ...headersOf(
      helmet({
        contentSecurityPolicy: false,
        hsts: isPublic && { maxAge: 2 * 365 * 24 * 3600, includeSubDomains: true },
        referrerPolicy: { policy: 'no-referrer' },
      }),
    ),
    'content-security-policy': contentSecurityPolicy(),
    'permissions-policy': withoutUse.map((feature) => `${feature}=()`).join(', '),
  };
  const policyOfReference = contentSecurityPolicy("'unsafe-inline'");
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      void reply.headers(headers);
      if (/^\/api\/docs\b/.test(request.url)) reply.header('content-security-policy', policyOfReference);
      // Answers belong to one caller: no cache keeps them, not even the browser's.
      if (/^\/(api|outbox)\b/.test(request.url)) reply.header('cache-control', 'no-store');
      done();
    });
}

/** Asked once: what it sets is the same for every request, and setting it anew keeps each request in memory until a full garbage collection. */
function headersOf(middleware: ReturnType<typeof helmet>): Record<string, string> {
  const headers: Record<string, string> = {};
  const answer = {
    setHeader: (name: string, value: string) => (headers[name] = value),
    removeHeader: () => undefined,
  };
  middleware({} as IncomingMessage, answer as unknown as ServerResponse, () => undefined);
  return headers;
}
