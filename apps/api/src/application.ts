import fastifyCompress from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import type { Installation } from '@relais/installation';
import { ApiModule } from './api.module';
import { openApiOf } from './openapi';
import { serveWebApp } from './web-app';

const largestBody = 1024 * 1024;

/** The HTTP application over an open installation, ready to listen. */
export async function createApplication(installation: Installation): Promise<NestFastifyApplication> {
  const { publicUrl, trustedProxies } = installation.configuration;
  const app = await NestFactory.create<NestFastifyApplication>(
    ApiModule.over(installation),
    new FastifyAdapter({
      bodyLimit: largestBody,
      requestTimeout: 30_000,
      trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    }),
    { logger: ['error', 'warn'] },
  );
  await app.register(fastifyCookie);
  await app.register(fastifyCompress);
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    hsts: publicUrl !== null,
    referrerPolicy: { policy: 'no-referrer' },
  });
  // Answers are somebody's: no cache keeps them, in the browser neither.
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      if (/^\/(api|outbox)\b/.test(request.url)) reply.header('cache-control', 'no-store');
      done();
    });
  SwaggerModule.setup('api/docs', app, () => openApiOf(app), { jsonDocumentUrl: 'api/docs/openapi.json' });
  await serveWebApp(app);
  await app.init();
  return app;
}
