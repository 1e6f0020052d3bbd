import fastifyCompress from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { type Installation, LogOfRelais } from '@relais/installation';
import { ApiModule } from './api.module';
import { openApiOf } from './openapi';
import { setSecurityHeaders } from './security-headers';
import { serveWebApp } from './web-app';

const largestBody = 1024 * 1024;
const longestRequestMs = 30_000;

/** The HTTP application over an open installation, ready to listen. */
export async function createApplication(installation: Installation): Promise<NestFastifyApplication> {
  const { publicUrl, trustedProxies } = installation.configuration;
  const app = await NestFactory.create<NestFastifyApplication>(
    ApiModule.over(installation),
    new FastifyAdapter({
      bodyLimit: largestBody,
      requestTimeout: longestRequestMs,
      http: { headersTimeout: longestRequestMs },
      trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    }),
    { logger: new LogOfRelais() },
  );
  await app.register(fastifyCookie);
  await app.register(fastifyCompress);
  await setSecurityHeaders(app, publicUrl !== null);
  SwaggerModule.setup('api/docs', app, () => openApiOf(app), { jsonDocumentUrl: 'api/docs/openapi.json' });
  await serveWebApp(app);
  await app.init();
  // Bodies are JSON: what a form of any page may send is not read.
  app
    .getHttpAdapter()
    .getInstance()
    .removeContentTypeParser(['application/x-www-form-urlencoded', 'text/plain']);
  return app;
}
