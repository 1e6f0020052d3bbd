import { sessionDays } from '@relais/access';
import type { Configuration } from '@relais/installation';
import type { FastifyReply, FastifyRequest } from 'fastify';

type Told = Pick<Configuration, 'publicUrl' | 'port'>;
const minutes = 60;
const days = 24 * 3600;

/**
 * A secret that the browser keeps for us. With https it is a `__Host-` cookie; without, on this machine only, its name has the port, so
 * that two installations side by side do not sign each other out.
 */
class BrowserCookie {
  private readonly name: string;
  private readonly options: Readonly<{
    path: string;
    httpOnly: boolean;
    sameSite: 'lax';
    secure: boolean;
    maxAge: number;
  }>;

  /** @param seconds how long the browser keeps it */
  constructor({ publicUrl, port }: Told, purpose: string, seconds: number) {
    const secure = publicUrl !== null;
    this.name = secure ? `__Host-relais${purpose}` : `relais${purpose}-${String(port)}`;
    this.options = { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: seconds };
  }

  /** Null: there is none, or nothing that we ever gave. */
  of({ cookies }: FastifyRequest): string | null {
    const kept = cookies[this.name];
    return kept !== undefined && /^[\w-]{43}$/.test(kept) ? kept : null;
  }

  set(reply: FastifyReply, secret: string): void {
    void reply.setCookie(this.name, secret, this.options);
  }

  clear(reply: FastifyReply): void {
    void reply.clearCookie(this.name, this.options);
  }
}

/** Every cookie that we give. */
export class BrowserCookies {
  /** The session, from its last use on. */
  readonly session: BrowserCookie;
  /** Tells the browser that asked for a code, for as long as the code holds. */
  readonly codeRequest: BrowserCookie;
  /** Tells the browser that signed in before; it opens nothing. No browser keeps a cookie for longer. */
  readonly device: BrowserCookie;
  /** Ties the way to a provider and back to one browser. */
  readonly provider: BrowserCookie;

  constructor(told: Told) {
    this.session = new BrowserCookie(told, '', sessionDays.unused * days);
    this.codeRequest = new BrowserCookie(told, '-asking', 10 * minutes);
    this.device = new BrowserCookie(told, '-device', 400 * days);
    this.provider = new BrowserCookie(told, '-provider', 10 * minutes);
  }
}
