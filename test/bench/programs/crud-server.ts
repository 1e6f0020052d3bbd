import 'reflect-metadata';
import { createHash } from 'node:crypto';
import {
  Body,
  Controller,
  ForbiddenException,
  Headers,
  Module,
  Param,
  Put,
  StandardSchemaValidationPipe,
  UnauthorizedException,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { PassReferralBody, ReferralId } from '@relais/contracts';
import { DataSource } from 'typeorm';
import type { HttpClub } from '../http-content';
import { CrudBalance, CrudReferral, CrudToken } from './crud-rows';
import { answering } from './program';

/** The peer that is usual: NestJS and TypeORM, the referral inserted and two balances changed in one transaction. */
@Controller('api/referrals')
class CrudController {
  constructor(private readonly rows: DataSource) {}

  @Put(':referralId')
  async pass(
    @Headers('authorization') authorization: string | undefined,
    @Param('referralId', { schema: ReferralId }) referralId: ReferralId,
    @Body({ schema: PassReferralBody }) body: PassReferralBody,
  ) {
    const { networkId, receiverId, passedOn, scope, need = null } = body;
    const token = await this.rows.manager.findOneBy(CrudToken, { tokenHash: hashOf(authorization ?? '') });
    if (!token) throw new UnauthorizedException();
    if (token.networkId !== networkId) throw new ForbiddenException();
    const giverId = body.giverId ?? token.personId;

    await this.rows.transaction(async (rows) => {
      await rows.insert(CrudReferral, { referralId, networkId, giverId, receiverId, passedOn, scope, need });
      const changes = [
        { personId: giverId, column: 'given' },
        { personId: receiverId, column: 'received' },
      ].sort((one, other) => (one.personId < other.personId ? -1 : 1));
      for (const { personId, column } of changes)
        await rows.increment(CrudBalance, { networkId, personId }, column, 1);
    });
    return { id: referralId };
  }
}

const hashOf = (authorization: string): string =>
  createHash('sha256')
    .update(authorization.replace(/^Bearer /, ''))
    .digest('base64url');

@Module({})
class CrudModule {}

answering(async ({ url, clubs }: { url: string; clubs: readonly HttpClub[] }) => {
  const rows = new DataSource({
    type: 'postgres',
    url,
    entities: [CrudToken, CrudBalance, CrudReferral],
    synchronize: true,
    extra: { max: 24 },
  });
  await rows.initialize();
  for (const { networkId, people, token } of clubs) {
    const [personId = ''] = people;
    await rows.manager.insert(CrudToken, {
      tokenHash: hashOf(token),
      networkId,
      personId,
      role: 'organiser',
    });
    await rows.manager.insert(
      CrudBalance,
      people.map((person) => ({ networkId, personId: person })),
    );
  }
  const module = {
    module: CrudModule,
    controllers: [CrudController],
    providers: [{ provide: DataSource, useValue: rows }],
  };
  const app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), {
    logger: ['error'],
  });
  app.useGlobalPipes(new StandardSchemaValidationPipe());
  await app.listen(0, '127.0.0.1');
  return app.getUrl();
});
