import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { contentSecurityPolicy } from './http/security-headers';
import { projectRoot } from './project-root';
import { webPages } from './web-pages';

const webFolder = join(projectRoot, 'dist/web');

/** Where the built page has the nonce by which its styles are let in (apps/web/vite.config.ts). */
const noncePlaceholder = 'RELAIS-NONCE';

const isPage = (path: string) => !/^\/(api|assets|health|metrics|outbox)\b/.test(path);

/** An unknown address opens a page of the app in a browser; other callers get a problem. Runs before admission, which refuses. */
export function showUnknownPages(app: NestFastifyApplication): void {
  const send = pageSender();
  if (!send) return;
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async ({ is404, method, url, headers }, reply) => {
      if (!is404 || method !== 'GET' || !headers.accept?.includes('text/html') || !isPage(url)) return;
      await send(reply.status(404));
    });
}

/** Sends the page of the app, never cached, with its own nonce; null if it was not built. */
function pageSender(): ((reply: FastifyReply) => FastifyReply) | null {
  const file = join(webFolder, 'index.html');
  if (!existsSync(file)) return null;
  const page = readFileSync(file, 'utf8');
  return (reply) => {
    const nonce = randomBytes(16).toString('base64url');
    return reply
      .header('content-security-policy', contentSecurityPolicy(`'nonce-${nonce}'`))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page.replaceAll(noncePlaceholder, nonce));
  };
}

/** Serves the built web app: hashed files for a year, the page itself never cached, with its own nonce. */
export async function serveWebApp(app: NestFastifyApplication): Promise<void> {
  const send = pageSender();
  if (!send) return;
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
  for (const path of webPages) {
    server.get(path, (_request, reply) => send(reply));
  }
}
