import {
  BadRequestException,
  ForbiddenException,
  Injectable,
  NotFoundException,
  UnauthorizedException,
  UnsupportedMediaTypeException,
} from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { type AskedRequest, bearerOf, isOpen } from './asker.decorator';
import { Authentication } from './authentication';
import { largestBody, tooLarge } from './json-body';
import { OwnAddress } from './own-address';
import { RateLimit } from './rate-limit';
import { RequestTurns } from './request-turns';

/** Decides by the head of a request whether it is taken in; what is refused here costs little, as nobody reads its body. */
@Injectable()
export class Admission {
  constructor(
    private readonly ownAddress: OwnAddress,
    private readonly authentication: Authentication,
    private readonly rateLimit: RateLimit,
    private readonly turns: RequestTurns,
  ) {}

  /** Notes in the request who sends it. @throws what refuses it */
  async admit(request: AskedRequest, reply: FastifyReply): Promise<void> {
    ensureReadable(request);
    if (request.is404) throw new NotFoundException('There is nothing here.');
    this.ensureOwnPage(request);
    if (!isApi(request)) return;
    await this.turns.take(request, reply);
    const asker = isOpen(request) ? null : await this.authentication.askerOf(request, reply);
    if (asker) {
      request.asker = asker;
      this.turns.note(request, asker);
    }
    this.rateLimit.count(request, reply);
    if (asker) await this.authentication.noteSpeaker(asker);
    else if (!isOpen(request))
      throw new UnauthorizedException('Sign in first: in the browser, or with a token.');
  }

  /** A browser changes things from our own pages alone; a token speaks for itself. */
  private ensureOwnPage(request: AskedRequest): void {
    const isSafe = request.method === 'GET' || request.method === 'HEAD';
    if (isSafe || bearerOf(request) !== undefined) return;
    if (this.ownAddress.isForeign(request))
      throw new ForbiddenException('This request comes from another site.');
  }
}

/** Asks it about every request, before anything of its body is read. Whoever sends a body slowly has no turn meanwhile. */
export function admitRequests(app: NestFastifyApplication): void {
  const admission = app.get(Admission);
  const turns = app.get(RequestTurns);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply) => admission.admit(request, reply))
    .addHook('preParsing', (request, _reply, body, done) => {
      if (!request.raw.complete) turns.pause(request);
      done(null, body);
    })
    .addHook('preValidation', (request) => turns.resume(request))
    .addHook('onSend', (request, _reply, _payload, done) => {
      turns.endUnhandled(request);
      done();
    });
}

/** The description of the API is a page for everybody. */
const isApi = ({ routeOptions }: AskedRequest): boolean => /^\/api\/(?!docs\b)/.test(routeOptions.url ?? '');

function ensureReadable({ headers, raw }: AskedRequest): void {
  if (headers.host === undefined && raw.httpVersion === '1.1')
    throw new BadRequestException('The header Host is missing.');
  if (Number(headers['content-length']) > largestBody) throw tooLarge();
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity')
    throw new UnsupportedMediaTypeException('A body that is compressed is not read. Send it as it is.');
}
