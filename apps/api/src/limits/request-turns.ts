import { createHash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Caller } from '@relais/access';
import type { NetworkId, PersonId } from '@relais/contracts';
import type { FastifyReply } from 'fastify';
import { type Observable, finalize } from 'rxjs';
import { type AskedRequest, bearerOf } from '../http/caller.decorator';
import { BrowserCookies } from '../http/browser-cookies';
import { clientOf } from '../http/client';
import { type Place, Turns } from './turns';

type Known = Readonly<{
  caller: string;
  networks: readonly Readonly<{ networkId: NetworkId; personId: PersonId }>[];
}>;

type TurnRequest = AskedRequest & {
  place?: Place;
  turn?: { take: () => Promise<() => void>; end: () => void; isPaused: boolean; isHandled: boolean };
};

const mostKnown = 10_000;

/**
 * Admits requests in turn. The caller must be known before the database is asked, so callers are remembered by their token or session.
 */
@Injectable()
export class RequestTurns implements NestInterceptor {
  private readonly turns = new Turns();
  private readonly known = new Map<string, Known>();

  constructor(private readonly cookies: BrowserCookies) {}

  /** Whether this request would be refused a turn at once. */
  isFull(request: TurnRequest): boolean {
    return this.turns.isFull(this.placeOf(request));
  }

  /** Waits for the turn of this request. @throws Refusal `unavailable` */
  async take(request: TurnRequest, reply: FastifyReply): Promise<void> {
    const take = () => this.turns.take(this.placeOf(request), reply.raw);
    const turn = { take, end: await take(), isPaused: false, isHandled: false };
    request.turn = turn;
    reply.raw.once('close', () => this.endUnhandled(request));
  }

  /** Ends the turn of a request that no handler has taken: reading its answer may take long. */
  endUnhandled({ turn }: TurnRequest): void {
    if (turn?.isHandled === false) turn.end();
  }

  /** A handler has its turn until it is done, even when its client has hung up. */
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { turn } = context.switchToHttp().getRequest<TurnRequest>();
    if (!turn) return next.handle();
    turn.isHandled = true;
    return next.handle().pipe(finalize(() => turn.end()));
  }

  /** Lets others work while a request waits for something else, until `resume`. */
  pause({ turn }: TurnRequest): void {
    if (!turn) return;
    turn.end();
    turn.isPaused = true;
  }

  /** Waits for a further turn, where the last one was paused. @throws Refusal as `take` */
  async resume({ turn }: TurnRequest): Promise<void> {
    if (!turn?.isPaused) return;
    turn.end = await turn.take();
    turn.isPaused = false;
  }

  /** Remembers who sent this, for their next requests. */
  note(request: AskedRequest, { accountId, key, memberships }: Caller): void {
    const carried = this.carriedBy(request);
    if (carried === null) return;
    this.known.delete(carried);
    this.known.set(carried, { caller: accountId ?? key, networks: memberships });
    const [oldest] = this.known.keys();
    if (this.known.size > mostKnown && oldest !== undefined) this.known.delete(oldest);
  }

  /** The network that the request names, or that of the speaker, or the caller's first; unknown callers count by their address. */
  private placeOf(request: TurnRequest): Place {
    return (request.place ??= this.placeByHead(request));
  }

  private placeByHead(request: AskedRequest): Place {
    const known = this.known.get(this.carriedBy(request) ?? '');
    if (!known) return { network: '', caller: clientOf(request) };
    const { networkId: named } = request.params as { networkId?: string };
    const { caller, networks } = known;
    const place =
      networks.find(({ networkId }) => networkId === named) ??
      networks.find(({ personId }) => personId === request.headers['relais-person']) ??
      networks[0];
    return { network: place?.networkId ?? caller, caller };
  }

  private carriedBy(request: AskedRequest): string | null {
    const secret = bearerOf(request) ?? this.cookies.session.of(request);
    return secret === null ? null : createHash('sha256').update(secret).digest('base64');
  }
}
