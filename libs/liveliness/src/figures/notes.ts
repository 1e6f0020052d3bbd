import { Note, type Day, type Exchange } from '@relais/contracts';
import type { CharterInForce } from '@relais/networks/rules';
import type { Figures } from './figures';
import { roomOf, type Gathering } from './gatherings';
import { lastMoments, type History } from './history';
import { coreBegins, freshBegins, signsAt, type State } from './states';

const attendancesOf = (gatherings: readonly Gathering[]): number =>
  gatherings.reduce((sum, { attending }) => sum + attending.size, 0);

function shrinks(history: History): boolean {
  const last = history.moments.length;
  const lately = lastMoments(history, last, 4);
  const before = lastMoments(history, last - 4, history.parameters.window);
  return last >= 8 && 3 * attendancesOf(lately) * before.length <= 2 * attendancesOf(before) * lately.length;
}

/** The room exceeds the comfort size of the meeting's day. */
export const exceedsComfort = (gathering: Gathering, charterOn: (day: Day) => CharterInForce): boolean =>
  roomOf(gathering) > charterOn(gathering.meeting.date).charter.comfortSize;

/** The notes of DOMAIN.md, in its order, whatever the verdict. */
export function notesOf(
  history: History,
  figures: Figures,
  state: State | undefined,
  charterOn: (day: Day) => CharterInForce,
  asOf: Day,
): Note[] {
  const { moments, parameters } = history;
  const { coreKept, newcomers, newcomerReturn, meanRoom } = figures;
  const signs = state && signsAt(history, moments.length, asOf);
  const window = lastMoments(history, moments.length, parameters.window);
  const large = window.filter((moment) => exceedsComfort(moment, charterOn)).length;
  const core = moments.at(-1)?.core.size ?? 0;
  const holds: Record<Note, boolean> = {
    'closing-in': signs !== undefined && state?.fresh === true && !freshBegins(signs),
    'core-thinning': signs !== undefined && state?.core === true && !coreBegins(signs),
    'core-lost': signs !== undefined && coreKept !== null && coreKept < 0.5,
    'newcomers-do-not-return': newcomerReturn !== null && (newcomers ?? 0) >= 8 && newcomerReturn < 0.25,
    shrinking: shrinks(history),
    'too-large': large > window.length / 2,
    'very-small': signs !== undefined && (core < 4 || (meanRoom ?? 0) < 5),
  };
  return Note.options.filter((note) => holds[note]);
}

/** No note of the API, but a "but" of the sentence: few people gave half of many referrals. */
export const isConcentrated = (exchange: Exchange | null): boolean =>
  exchange !== null &&
  exchange.halfGivenBy !== null &&
  exchange.halfGivenBy <= Math.max(2, (15 * exchange.members) / 100) &&
  exchange.referrals >= 2 * exchange.members;
