import type { MeetingId, MeetingKind, NetworkId } from '@relais/contracts';
import { Database } from '@relais/database';
import { rows as entities } from '@relais/installation';
import { type TestDatabase, migratedDatabase } from '../../../test/support/postgres';
import { tenYearNetwork } from '../../../test/support/ten-year-network';
import { forecasts } from './figures/forecast';
import { forecastEvents } from './forecast-events';
import { networkEvents } from './network-events';

const networkId = '00000000-0000-4000-8000-0000000000a1' as NetworkId;
const kinds: readonly MeetingKind[] = ['breakfast', 'lunch', 'discovery', 'activity'];
const planned = kinds.map((kind) => ({ meetingId: `next ${kind}` as MeetingId, date: '2030-01-03', kind }));
const nothing = { announcements: [], guests: [] };

describe('The events that a forecast reads', () => {
  let fresh: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    fresh = await migratedDatabase();
    database = await Database.open(fresh.url, entities);
    const run = (statement: string, values: unknown[] = []) =>
      database.engine.query<unknown[]>(statement, values);
    await tenYearNetwork(run, networkId, { people: 60, meetings: 150, referrals: 10 });
    await run(`insert into charter_version values ($1, '2016-01-01', '{}')`, [networkId]);
    for (const [kind, every] of [
      ['lunch', 6],
      ['discovery', 7],
      ['activity', 40],
    ] as const)
      await run(`update meeting set kind = $1 where ref::integer % $2 = 0`, [kind, every]);
    await run(`update meeting set status = 'cancelled' where ref::integer % 11 = 0`);
    await run(`update meeting set unnamed = ref::integer % 3`);
    await run(`delete from attendance using meeting m
      where m.meeting_id = attendance.meeting_id and m.ref::integer % 13 = 0`);
    // Every third person was there before the last meetings, and came back lately.
    await run(`delete from attendance using meeting m
      where m.meeting_id = attendance.meeting_id and m.ref::integer between 115 and 140
        and ('x' || substr(person_id::text, 1, 4))::bit(16)::integer % 3 = 0`);
    await run(`update attendance set status = (array['late', 'visitor', 'excused', 'substitute'])
        [1 + ('x' || substr(person_id::text, 5, 3))::bit(12)::integer % 4]
      where ('x' || substr(person_id::text, 10, 4))::bit(16)::integer % 3 = 0`);
  });
  afterAll(async () => {
    await database.close();
    await fresh.drop();
  });

  it.each(['2016-06-01', '2017-06-01', '2018-03-01', '2018-09-01', '2018-12-01', '2019-06-01'])(
    'give on %s the same forecasts as all events of the network',
    async (today) => {
      const rows = database.engine.manager;
      const [all, few] = [
        await networkEvents(rows, networkId, today),
        await forecastEvents(rows, networkId, today),
      ];
      const lines = (events: typeof few) => events.meetings.flatMap(({ attendance }) => attendance).length;
      const made = forecasts(few, nothing, planned, today);
      expect(made.size).toBeGreaterThan(2);
      expect(made).toEqual(forecasts(all, nothing, planned, today));
      if (today > '2018-08-01') expect(lines(few)).toBeLessThan(0.8 * lines(all));
    },
  );
});
