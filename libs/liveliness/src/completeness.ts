import { type Day, type LivelinessAnswer, daysBetween } from '@relais/contracts';
import type { NetworkFacts } from './facts';
import { fractionOf } from './shares';

/** Share of past meetings that are held or cancelled; share of logged referrals recorded within 7 days of their day. */
export function completenessOf(
  { meetings, logged }: Pick<NetworkFacts, 'meetings' | 'logged'>,
  asOf: Day,
): LivelinessAnswer['completeness'] {
  const past = meetings.filter(({ date }) => date <= asOf);
  const closed = past.filter(({ status }) => status !== 'scheduled');
  const passed = logged.filter(({ on }) => on <= asOf);
  const prompt = passed.filter(({ on, recordedOn }) => on === recordedOn || daysBetween(on, recordedOn) <= 7);
  return {
    meetingsClosed: fractionOf({ part: closed.length, whole: past.length }),
    loggedWithin7Days: fractionOf({ part: prompt.length, whole: passed.length }),
  };
}
