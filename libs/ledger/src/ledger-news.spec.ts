import type { PersonId } from '@relais/contracts';
import { prospectId } from '@relais/people';
import { readerIn } from '../../../test/support/events';
import { openClub } from '../../../test/support/ledger-club.fixture';
import { agreed, inside, passed, thanked, withdrawn } from '../../../test/support/ledger-events.fixture';
import { ledgerNews } from './ledger-news';

describe('The news in the ledger of a person', () => {
  let club: Awaited<ReturnType<typeof openClub>>;
  let ada: PersonId;
  let ben: PersonId;
  beforeAll(async () => (club = await openClub()));
  afterAll(() => club.close());
  beforeEach(async () => {
    ada = await club.welcome('Ada');
    ben = await club.welcome('Ben');
  });

  const news = (personId: PersonId, since: string, until = '2100-01-01T00:00:00.000Z') =>
    club.database.asReader(readerIn(club.networkId), (rows) =>
      ledgerNews(rows, { networkId: club.networkId, personId, since, until, today: '2026-03-31' }),
    );

  it('is what was recorded after an instant and up to another: each referral once, thanks, nothing withdrawn', async () => {
    const start = await club.record(passed('2026-03-01', ada, ben, inside));
    const [lead, mistaken] = [
      passed('2026-03-20', ada, ben),
      passed('2026-03-30', ada, ben, inside),
    ] as const;
    const end = await club.record(
      ...[lead, agreed('2026-03-30', lead), mistaken, withdrawn('2026-03-31', mistaken)],
      ...[passed('2026-03-31', ada, ben, inside), thanked('2026-03-31', ben, ada, 5000)],
    );
    await club.record(passed('2026-03-31', ada, ben, inside), thanked('2026-03-31', ben, ada, null));
    const received = await news(ben, start, end);
    expect(received).toMatchObject({ received: 2, thanked: 0 });
    expect([received.firstAt! > start.slice(0, 19), received.lastAt! <= end]).toEqual([true, true]);
    expect(await news(ada, start, end)).toMatchObject({ received: 0, thanked: 1, firstAt: null });
    expect(await news(ben, '2100-01-01T00:00:00.000Z')).toMatchObject({ received: 0, lastAt: null });
  });

  it('counts the leads whose prospect can still agree: given a week ago or earlier, not agreed, erased or withdrawn', async () => {
    const [waiting, done, gone, erased] = [1, 2, 3, 4].map((day) =>
      passed(`2026-03-0${String(day)}`, ada, ben),
    );
    if (!waiting || !done || !gone || !erased) throw new Error('There are four.');
    await club.record(waiting, done, gone, erased, agreed('2026-03-05', done), withdrawn('2026-03-05', gone));
    await club.record(passed('2026-03-25', ada, ben), passed('2025-12-30', ada, ben));
    await club.database.engine.query(
      `insert into erased_subject (network_id, subject_id, what, about, erased_on) values ($1, $2, 'prospect', $3, '2026-03-20')`,
      [club.networkId, prospectId(erased.data.referralId), erased.data.referralId],
    );
    expect(await news(ada, '2100-01-01T00:00:00.000Z')).toMatchObject({ waiting: 1 });
    expect(await news(ben, '2100-01-01T00:00:00.000Z')).toMatchObject({ waiting: 0 });
  });
});
