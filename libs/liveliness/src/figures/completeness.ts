import {
  type Day,
  type LivelinessAnswer,
  type ExchangeRows,
  type LivelinessRows,
  daysBetween,
} from '@relais/contracts';
import type { NetworkEvents } from './events';
import { countOf, meetingRows, referralRows } from './rows';
import { fractionOf } from './shares';

type Completeness = Readonly<{
  completeness: LivelinessAnswer['completeness'];
  rows: Pick<LivelinessRows, 'meetingsClosed'> & Pick<ExchangeRows, 'loggedWithin7Days'>;
}>;

/** Share of past meetings that are held or cancelled; share of logged referrals recorded within 7 days of their day. */
export function completenessOf(
  { meetings, logged }: Pick<NetworkEvents, 'meetings' | 'logged'>,
  asOf: Day,
): Completeness {
  const past = meetings.filter(({ date }) => date <= asOf);
  const closed = past.filter(({ status }) => status !== 'scheduled');
  const passed = logged.filter(({ on }) => on <= asOf);
  const prompt = passed.filter(({ on, recordedOn }) => on === recordedOn || daysBetween(on, recordedOn) <= 7);
  const rows = {
    meetingsClosed: { part: meetingRows(closed), whole: meetingRows(past) },
    loggedWithin7Days: { part: referralRows(prompt), whole: referralRows(passed) },
  };
  return {
    completeness: {
      meetingsClosed: fractionOf(countOf(rows.meetingsClosed)),
      loggedWithin7Days: fractionOf(countOf(rows.loggedWithin7Days)),
    },
    rows,
  };
}
