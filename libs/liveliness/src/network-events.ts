import { Charter, type Day, type NetworkId } from '@relais/contracts';
import { givenLines } from '@relais/ledger';
import { MeetingRow, attendancesIn } from '@relais/meetings';
import { CharterVersionRow, NetworkRow, membershipsIn } from '@relais/networks';
import { erasedPersons } from '@relais/people';
import { type EntityManager, LessThanOrEqual } from 'typeorm';
import type { NetworkEvents } from './figures/events';

/** What liveliness is computed from, as of a day, as far as it is known now; from the read models of the other contexts. */
export async function networkEvents(
  rows: EntityManager,
  networkId: NetworkId,
  asOf: Day,
): Promise<NetworkEvents> {
  const [network] = await rows.find(NetworkRow, { where: { networkId } });
  const charters = await rows.find(CharterVersionRow, { where: { networkId } });
  const memberships = await membershipsIn(rows, { networkId });
  const meetings = await rows.find(MeetingRow, { where: { networkId, date: LessThanOrEqual(asOf) } });
  const attendance = Map.groupBy(await attendancesIn(rows, networkId), ({ meetingId }) => meetingId);
  const lines = await givenLines(rows, networkId, asOf);
  const dayIn = dayFormat(network?.timezone ?? 'UTC');
  return {
    charters: charters.map(({ from, charter }) => ({ from, charter: Charter.parse(charter) })),
    memberships,
    meetings: meetings.map((meeting) => ({
      ...meeting,
      attendance: attendance.get(meeting.meetingId) ?? [],
    })),
    referrals: lines.filter(({ counts }) => counts),
    logged: lines
      .filter(({ imported }) => !imported)
      .map((line) => ({ ...line, recordedOn: dayIn(line.recordedAt) })),
    erased: await erasedPersons(rows, networkId),
  };
}

function dayFormat(timeZone: string): (instant: string) => Day {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return (instant) => format.format(new Date(instant));
}
