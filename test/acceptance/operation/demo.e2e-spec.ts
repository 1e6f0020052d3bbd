import { loadDemo } from '../../../apps/api/src/demo';
import { type Day, weekdayOf } from '@relais/contracts';
import { readDescription } from '@relais/networks';
import { TestInstallation } from '../../import-export/test-installation';

describe('The demo network', () => {
  it('is loaded once by two servers that start for the first time at once, and says who answers for its data', async () => {
    const here = await TestInstallation.open();
    const beside = await here.beside();
    const started = [here, beside].map(({ installation, bus }) =>
      loadDemo(installation, bus, () => undefined),
    );
    const [one, other] = await Promise.all(started);
    const founded = await here.installation.store.readAll(0, 10, { types: ['NetworkFounded'] });
    expect(founded.map(({ networkId }) => networkId)).toEqual([one?.networkId]);
    expect(other?.networkId).toBe(one?.networkId);
    expect([one, other].filter((demo) => demo?.isNew)).toHaveLength(1);

    await here.caughtUp();
    const { networkId } = one!;
    const { database, vault, clock } = here.installation;
    const description = await database.asReader({ networkIds: [networkId], personIds: [] }, (rows) =>
      readDescription(rows, vault, networkId, clock),
    );
    expect(description).toMatchObject({
      controller: 'Association Les Matinales du Port',
      controllerContact: 'bureau@example.org',
    });
    const meetings: { date: Day; yes: number; no: number; guests: number }[] = await database.engine.query(
      `select date::text, (select count(*)::integer from announcement a where a.meeting_id = m.meeting_id and coming = 'yes') as yes,
                (select count(*)::integer from announcement a where a.meeting_id = m.meeting_id and coming = 'no') as no,
                (select count(*)::integer from announced_guest g where g.meeting_id = m.meeting_id) as guests
           from meeting m where status = 'scheduled' order by date`,
    );
    expect(meetings.length).toBeGreaterThan(24);
    expect(meetings.every(({ date }) => weekdayOf(date) === 4)).toBe(true);
    expect(meetings.map(({ yes, no, guests }) => [yes, no, guests]).slice(0, 2)).toEqual([
      [11, 3, 3],
      [0, 0, 0],
    ]);
    expect(await database.engine.query('select count(*)::integer as count from arrival')).toEqual([
      { count: 2 },
    ]);
    await beside.close();
    await here.close();
  }, 120_000);
});
