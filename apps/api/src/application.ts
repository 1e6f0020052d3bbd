import type { RequestListener } from 'node:http';
import fastifyCompress from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { type Installation, LogOfRelais } from '@relais/installation';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { ApiModule } from './api.module';
import { admitRequests, shedOverload } from './http/admission';
import { httpServer } from './http/http-server';
import { readJsonBodies } from './http/json-body';
import { openApiOf } from './http/openapi';
import { problem, problemHeaders } from './http/problem';
import { setSecurityHeaders } from './http/security-headers';
import { leaveUnreadBodies } from './http/unread-body';
import { serveWebApp, showUnknownPages } from './web-app';

/** The HTTP application over an open installation, ready to listen. */
export async function createApplication(installation: Installation): Promise<NestFastifyApplication> {
  const { configuration } = installation;
  const { publicUrl, trustedProxies } = configuration;
  const app = await NestFactory.create<NestFastifyApplication>(
    ApiModule.register(installation),
    new FastifyAdapter({
      trustProxy: trustedProxies.length > 0 && [...trustedProxies],
      return503OnClosing: false,
      serverFactory: (handler: RequestListener) => httpServer(handler, configuration),
      clientErrorHandler: () => undefined,
      frameworkErrors: answerFrameworkError,
    }),
    { logger: new LogOfRelais(), bodyParser: false },
  );
  await app.register(fastifyCookie);
  shedOverload(app);
  await app.register(fastifyCompress, { globalDecompression: false, syncThreshold: 64 * 1024 });
  setSecurityHeaders(app, publicUrl !== null);
  readJsonBodies(app);
  leaveUnreadBodies(app);
  showUnknownPages(app);
  admitRequests(app);
  SwaggerModule.setup('api/docs', app, () => openApiOf(app), { jsonDocumentUrl: 'api/docs/openapi.json' });
  await serveWebApp(app);
  try {
    return await app.init();
  } catch (error) {
    // Else what has started already would go on.
    await app.close();
    throw error;
  }
}

/** The router refuses some addresses before any of our hooks: one that cannot be decoded, or with a part that is too long. */
function answerFrameworkError(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  const { statusCode = 400 } = error;
  const answer =
    statusCode === 414
      ? problem(414, 'too-long', 'A part of this address is too long.')
      : problem(400, 'malformed', 'This address cannot be read.');
  void reply.status(answer.status).headers(problemHeaders).send(answer);
}
