import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { projectRoot } from './project-root';

const webFolder = join(projectRoot, 'dist/web');

/** Serves the built web app: hashed files for a year, the page itself always fresh; every path that is no file is the page. */
export async function serveWebApp(app: NestFastifyApplication): Promise<void> {
  if (!existsSync(join(webFolder, 'index.html'))) return;
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
  for (const page of [
    '/',
    '/sign-in',
    '/sign-in/*',
    '/devices',
    '/my-data',
    '/ledger',
    '/ledger/*',
    '/network',
    '/network/*',
    '/tokens',
    '/log',
    '/log/*',
  ]) {
    server.get(page, (_request, reply) => reply.sendFile('index.html'));
  }
}
