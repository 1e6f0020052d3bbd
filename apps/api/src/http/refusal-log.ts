import type { Problem } from '@relais/contracts';
import { log } from '@relais/installation';
import type { AskedRequest } from './caller.decorator';

/**
 * The statuses of suspicious requests: malformed or oversized input, not signed in, not allowed, an invalid code or link, too many
 * tries.
 */
const noted = new Set([400, 401, 403, 410, 413, 415, 429]);
const mostPerMinute = 300;
const minuteMs = 60_000;
const idLength = 12;

/**
 * Logs refused requests, by ids and the route's pattern: an address may contain a secret. Each status has a limit a minute, because
 * unread requests count towards no caller's limit; the next minute reports how many more there were.
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
