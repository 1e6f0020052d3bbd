import {
  BadRequestException,
  ForbiddenException,
  Injectable,
  NotFoundException,
  UnsupportedMediaTypeException,
} from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { RateLimit } from '../limits/rate-limit';
import { RequestTurns } from '../limits/request-turns';
import { tooMuch } from '../limits/turns';
import { type AskedRequest, bearerOf, isOpen } from './caller.decorator';
import { Authentication, ensureSignedIn } from './authentication';
import { longestBodyOf, tooLarge } from './json-body';
import { OwnAddress } from './own-address';
import { problem, problemHeaders } from './problem';
import { isShort } from './unread-body';

/** Decides by the head of a request whether it is admitted; a refusal here costs little, because the body is not read. */
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
    const caller = isOpen(request) ? null : await this.authentication.callerOf(request, reply);
    if (caller) {
      request.caller = caller;
      this.turns.note(request, caller);
    }
    this.rateLimit.count(request, reply);
    if (isOpen(request)) return;
    ensureSignedIn(caller);
    await this.authentication.noteSpeaker(caller);
  }

  /** A browser may change things only from our own pages; for a token this does not matter. */
  private ensureOwnPage(request: AskedRequest): void {
    const isSafe = request.method === 'GET' || request.method === 'HEAD';
    if (isSafe || bearerOf(request) !== undefined) return;
    if (this.ownAddress.isForeign(request))
      throw new ForbiddenException('This request comes from another site.');
  }
}

/**
 * Refuses surplus requests before anything else is done for them, because under overload most of the work would be refusing. Requests
 * with a body that must not be read take the usual way.
 */
export function shedOverload(app: NestFastifyApplication): void {
  const turns = app.get(RequestTurns);
  const { code, message } = tooMuch();
  const answer = JSON.stringify(problem(503, code, message));
  const headers = { ...problemHeaders, 'retry-after': '1' };
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      if (!isApi(request) || !turns.isFull(request) || !isShort(request)) done();
      else {
        reply.hijack();
        reply.raw.writeHead(503, headers).end(answer);
      }
    });
}

/** Asks it about every request before its body is read. A slow sender of a body holds no place meanwhile. */
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

/** The description of the API is open to everyone. */
const isApi = ({ routeOptions }: AskedRequest): boolean => /^\/api\/(?!docs\b)/.test(routeOptions.url ?? '');

function ensureReadable(request: AskedRequest): void {
  const { headers, raw } = request;
  if (headers.host === undefined && raw.httpVersion === '1.1')
    throw new BadRequestException('The header Host is missing.');
  const longest = longestBodyOf(request);
  if (Number(headers['content-length']) > longest) throw tooLarge(longest);
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity')
    throw new UnsupportedMediaTypeException('A body that is compressed is not read. Send it as it is.');
}
