import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { projectRoot } from './project-root';
import { contentSecurityPolicy } from './security-headers';

const webFolder = join(projectRoot, 'dist/web');

/** Where the built page has the nonce by which its styles are let in (apps/web/vite.config.ts). */
const noncePlaceholder = 'RELAIS-NONCE';

/** Serves the built web app: hashed files for a year, the page itself always fresh, with a nonce of its own. */
export async function serveWebApp(app: NestFastifyApplication): Promise<void> {
  if (!existsSync(join(webFolder, 'index.html'))) return;
  const page = readFileSync(join(webFolder, 'index.html'), 'utf8');
  const server = app.getHttpAdapter().getInstance();
  await server.register(fastifyStatic, {
    root: webFolder,
    wildcard: false,
    index: false,
    setHeaders: (reply, path) => {
      const hashed = path.startsWith(join(webFolder, 'assets'));
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  for (const path of [
    '/',
    '/sign-in',
    '/sign-in/link',
    '/devices',
    '/objection/*',
    '/found',
    '/invitations',
    '/my-data',
    '/ledger',
    '/ledger/*',
    '/network',
    '/network/*',
    '/networks',
    '/people',
    '/tokens',
    '/journal',
    '/privacy',
    '/join',
    '/join-code',
    '/log',
    '/log/*',
  ]) {
    server.get(path, (_request, reply) => {
      const nonce = randomBytes(16).toString('base64url');
      return reply
        .header('content-security-policy', contentSecurityPolicy(`'nonce-${nonce}'`))
        .header('cache-control', 'no-store')
        .type('text/html; charset=utf-8')
        .send(page.replaceAll(noncePlaceholder, nonce));
    });
  }
}
