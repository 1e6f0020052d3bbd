import type { PersonId } from '@relais/contracts';
import { ProblemError, record } from './client';
import { subscribe, unsent, drop, forget, update, type Unsent } from './outbox';

const pauses = [2, 5, 15];
const longestPause = 60;
const laterCodes = ['not-signed-in', 'rate-limited', 'lost-race'];

/** Worth another try without anybody doing anything? A 409 is, unless the id is taken by other content. */
function comesLater({ status, code }: ProblemError['problem']): boolean {
  if (laterCodes.includes(code) || status === 401 || status === 408 || status === 429) return true;
  return status >= 500 || (status === 409 && code === 'conflict');
}

/** What was taken back meanwhile needs no card: neither the entry nor its withdrawal is missing anywhere. */
function refused(entry: Unsent, problem: ProblemError['problem']) {
  const takenBack = unsent().some(({ id, withdraws }) => id === entry.id && withdraws);
  const nothingLeft = problem.code === 'already-withdrawn' || problem.status === 404;
  if (takenBack && (!entry.withdraws || nothingLeft)) forget(entry);
  else update(entry, { state: 'refused', problem });
}

/** Sends one after the other, in the order they were said; answers the seconds to wait, or null when done. */
async function sendAll(mine: ReadonlySet<PersonId>, failures: number): Promise<number | null> {
  const ready = (entry: Unsent) => entry.state === 'waiting' && mine.has(entry.by);
  for (let entry = unsent().find(ready); entry; entry = unsent().find(ready)) {
    update(entry, { state: 'sending', tried: true });
    try {
      await record(entry.path, entry.body, entry.by);
      drop(entry);
    } catch (error) {
      const problem = error instanceof ProblemError ? error.problem : null;
      if (problem && !comesLater(problem)) {
        refused(entry, problem);
        continue;
      }
      update(entry, { state: 'waiting' });
      return (error instanceof ProblemError && error.retryAfter) || (pauses[failures] ?? longestPause);
    }
  }
  return null;
}

/**
 * Keeps sending what lies in the outbox until `stop()`; `sent` runs after each round that sent something.
 * One tab at a time where the browser has locks; a second one would only repeat the same commands.
 */
export function startSending(mine: ReadonlySet<PersonId>, sent: () => void): () => void {
  let stopped = false;
  let busy = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const round = async () => {
    const before = unsent().length;
    const pause = await sendAll(mine, failures);
    if (unsent().length < before) sent();
    failures = pause === null ? 0 : failures + 1;
    if (pause !== null && !stopped) timer = setTimeout(() => void wake(), pause * 1000);
  };
  // Browsers have locks on https and localhost only.
  const locks = navigator.locks as LockManager | undefined;
  const wake = async () => {
    if (stopped || busy || !unsent().some(({ state, by }) => state === 'waiting' && mine.has(by))) return;
    clearTimeout(timer);
    busy = true;
    try {
      await (locks ? locks.request('relais.outbox', round) : round());
    } finally {
      busy = false;
    }
  };
  const onChange = () => failures === 0 && void wake();
  const atOnce = () => {
    failures = 0;
    void wake();
  };

  const unsubscribe = subscribe(onChange);
  addEventListener('online', atOnce);
  document.addEventListener('visibilitychange', atOnce);
  addEventListener('relais:send-now', atOnce);
  void wake();
  return () => {
    stopped = true;
    clearTimeout(timer);
    unsubscribe();
    removeEventListener('online', atOnce);
    document.removeEventListener('visibilitychange', atOnce);
    removeEventListener('relais:send-now', atOnce);
  };
}

/** « Renvoyer »: tries at once, whatever pause is running. */
export function resend(entry: Unsent) {
  update(entry, { state: 'waiting' });
  dispatchEvent(new Event('relais:send-now'));
}
