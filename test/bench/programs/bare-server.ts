import 'reflect-metadata';
import { Controller, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { answering } from './program';

/** The peer that does nothing: NestJS and Fastify as they come, a constant answer. */
@Controller('api/referrals')
class BareController {
  @Post()
  pass() {
    return { id: '8b0b6c5e-0f4e-4b0a-9d5b-3f1f6f0c2a11', position: '1' };
  }
}

@Module({ controllers: [BareController] })
class BareModule {}

answering(async () => {
  const app = await NestFactory.create<NestFastifyApplication>(BareModule, new FastifyAdapter(), {
    logger: ['error'],
  });
  await app.listen(0, '127.0.0.1');
  return app.getUrl();
});
