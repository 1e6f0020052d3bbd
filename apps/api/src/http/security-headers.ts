import fastifyHelmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

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
export async function setSecurityHeaders(app: NestFastifyApplication, isPublic: boolean): Promise<void> {
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: false,
    hsts: isPublic && { maxAge: 2 * 365 * 24 * 3600, includeSubDomains: true },
    referrerPolicy: { policy: 'no-referrer' },
  });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      const isReference = /^\/api\/docs\b/.test(request.url);
      reply.header(
        'content-security-policy',
        contentSecurityPolicy(isReference ? "'unsafe-inline'" : undefined),
      );
      reply.header('permissions-policy', withoutUse.map((feature) => `${feature}=()`).join(', '));
      // Answers belong to one caller: no cache keeps them, not even the browser's.
      if (/^\/(api|outbox)\b/.test(request.url)) reply.header('cache-control', 'no-store');
      done();
    });
}
