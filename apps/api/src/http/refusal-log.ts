import type { Problem } from '@relais/contracts';
import { log } from '@relais/installation';
import type { AskedRequest } from './caller.decorator';

/** Who tries doors: malformed or oversized input, not signed in, not allowed, a code or link that is none, too often. */
const noted = new Set([400, 401, 403, 410, 413, 415, 429]);
const mostPerMinute = 300;
const minuteMs = 60_000;
const idLength = 12;

/**
 * Notes who was refused what, by ids and the route's pattern: an address may hold a secret. Of each status so many a minute, as what
 * is not even read is not counted for anybody; how many more there were is said in the next minute.
 */
export class RefusalLog {
  private readonly minutes = new Map<number, { begun: number; count: number }>();

  constructor(private readonly now = Date.now) {}

  note({ status, code }: Pick<Problem, 'status' | 'code'>, request: AskedRequest): void {
    if (!noted.has(status) || !this.hasRoom(status)) return;
    const { method, routeOptions, caller } = request;
    const who = caller && (caller.accountId ?? caller.key.slice(0, idLength));
    log('info', 'Refused.', { status, code, method, route: routeOptions.url ?? null, who: who ?? null });
  }

  private hasRoom(status: number): boolean {
    const now = this.now();
    let minute = this.minutes.get(status);
    if (minute === undefined || now - minute.begun >= minuteMs) {
      const leftOut = (minute?.count ?? 0) - mostPerMinute;
      if (leftOut > 0) log('info', 'More was refused than noted.', { status, leftOut });
      minute = { begun: now, count: 0 };
      this.minutes.set(status, minute);
    }
    minute.count += 1;
    return minute.count <= mostPerMinute;
  }
}
