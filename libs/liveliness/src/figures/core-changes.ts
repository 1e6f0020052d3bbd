import type { Day, PersonId } from '@relais/contracts';
import { type MayBeListed, type Person, inOrder } from '../persons';
import type { History, Moment } from './history';

/** The first meeting of the latest unbroken run, up to `last`, in which something holds. */
function startOfRun(moments: readonly Moment[], last: Moment, holds: (moment: Moment) => boolean): Moment {
  let start = last;
  for (const moment of moments.toReversed()) {
    if (!holds(moment)) break;
    start = moment;
  }
  return start;
}

/** C(T) without those who may not be listed, each with the day since which they have been in it without a break. */
export function coreSince(
  { moments }: History,
  mayBeListed: MayBeListed,
): readonly Readonly<{ personId: PersonId; since: Day }>[] {
  const last = moments.at(-1);
  if (!last) return [];
  return [...last.core]
    .filter(mayBeListed)
    .sort(inOrder)
    .map((person) => ({
      personId: person.personId,
      since: startOfRun(moments, last, ({ core }) => core.has(person)).meeting.date,
    }));
}

/** People who entered C(T) since the start of the period, and people who left it; `on`: the day of that meeting. */
export type CoreChanges = Readonly<
  Record<'entered' | 'left', readonly Readonly<{ personId: PersonId; on: Day }>[]>
>;

/** The period starts at m_{T−W}, or at m_coreMinimum where the records are younger than that. */
export function coreChanges({ moments, parameters }: History, mayBeListed: MayBeListed): CoreChanges {
  const then = moments[Math.max(moments.length - parameters.window, parameters.coreMinimum) - 1];
  const now = moments.at(-1);
  if (!then || !now) return { entered: [], left: [] };
  const changed = (people: ReadonlySet<Person>): CoreChanges['entered'] =>
    [...people]
      .filter(mayBeListed)
      .sort(inOrder)
      .map((person) => ({
        personId: person.personId,
        on: startOfRun(moments, now, ({ core }) => core.has(person) === now.core.has(person)).meeting.date,
      }));
  return { entered: changed(now.core.difference(then.core)), left: changed(then.core.difference(now.core)) };
}
