import { randomUUID } from 'node:crypto';
import type { Day, NetworkId, PersonId } from '@relais/contracts';
import { readerIn } from '../../../test/support/events';
import { openClub } from '../../../test/support/ledger-club.fixture';
import { agreed, inside, passed, withdrawn } from '../../../test/support/ledger-events.fixture';
import { receivedLately } from './received-lately';

describe('What a person received lately', () => {
  let club: Awaited<ReturnType<typeof openClub>>;
  let ada: PersonId;
  let ben: PersonId;
  beforeAll(async () => (club = await openClub()));
  afterAll(() => club.close());
  beforeEach(async () => {
    ada = await club.welcome('Ada');
    ben = await club.welcome('Ben');
  });

  const received = (personId: PersonId, today: Day, reader: NetworkId = club.networkId) =>
    club.database.asReader(readerIn(reader), (rows) =>
      receivedLately(rows, { networkId: club.networkId, personId, today }),
    );

  it('is every referral and lead of thirty days, the newest first, for its receiver alone', async () => {
    const told = [
      passed('2026-02-28', ada, ben, inside),
      passed('2026-03-01', ada, ben, inside),
      passed('2026-03-31', ada, ben),
      passed('2026-03-20', ada, ben, { agreedOn: '2026-03-18' }),
      passed('2026-04-01', ada, ben, inside),
    ] as const;
    await club.record(...told);
    const [, oldest, newest, between] = told.map(({ data }) => data.referralId);
    expect(await received(ben, '2026-03-31')).toEqual([newest, between, oldest]);
    expect(await received(ada, '2026-03-31')).toEqual([]);
    expect(await received(ben, '2026-03-31', randomUUID() as NetworkId)).toEqual([]);
  });

  it('has no referral that was withdrawn, as often as others come and go', async () => {
    const [first, second] = [
      passed('2026-03-30', ada, ben, inside),
      passed('2026-03-30', ada, ben, inside),
    ] as const;
    await club.record(first, withdrawn('2026-03-31', first), second);
    expect(await received(ben, '2026-03-31')).toEqual([second.data.referralId]);
    await club.record(withdrawn('2026-03-31', second));
    expect(await received(ben, '2026-03-31')).toEqual([]);
  });

  it('has a lead once, and from the day on which it was passed, whenever it is agreed to', async () => {
    const [lately, longAgo] = [passed('2026-03-10', ada, ben), passed('2026-01-10', ada, ben)] as const;
    await club.record(lately, longAgo);
    expect(await received(ben, '2026-03-31')).toEqual([lately.data.referralId]);
    await club.record(agreed('2026-03-30', lately), agreed('2026-03-30', longAgo));
    expect(await received(ben, '2026-03-31')).toEqual([lately.data.referralId]);
  });
});
