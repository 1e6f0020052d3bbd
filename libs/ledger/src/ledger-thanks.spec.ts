import type { PersonId } from '@relais/contracts';
import { openClub } from '../../../test/support/ledger-club.fixture';
import { inside, passed, thanked } from '../../../test/support/ledger-events.fixture';

let club: Awaited<ReturnType<typeof openClub>>;
let ada: PersonId;
let ben: PersonId;
beforeAll(async () => (club = await openClub()));
afterAll(() => club.close());
beforeEach(async () => {
  ada = await club.welcome('Ada');
  ben = await club.welcome('Ben');
});

describe('The ledger of thanks', () => {
  it('sums thanks in cents, credited and given, with and without an amount', async () => {
    const referral = passed('2026-03-02', ada, ben, inside);
    const sum = thanked('2026-03-20', ben, ada, 123_456, referral.data.referralId);
    await club.record(
      referral,
      sum,
      thanked('2026-03-21', ben, ada, null),
      thanked('2026-03-22', ada, ben, 10_000_000_000),
    );
    const { summary, entries, counterparts } = await club.ledgerOf(ada);
    expect(summary).toMatchObject({
      broughtIn: 123_456,
      earned: 10_000_000_000,
      valueBalance: -9_999_876_544,
    });
    expect(
      entries.map(({ kind, amountInCents, valueBalance }) => [kind, amountInCents, valueBalance]),
    ).toEqual([
      ['given', null, 0],
      ['thanks-credited', 123_456, 123_456],
      ['thanks-credited', null, 123_456],
      ['thanks-given', 10_000_000_000, -9_999_876_544],
    ]);
    expect(entries[1]?.referralId).toBe(referral.data.referralId);
    expect(counterparts).toMatchObject([
      { broughtIn: 123_456, earned: 10_000_000_000, lastExchange: '2026-03-22' },
    ]);
    expect((await club.ledgerOf(ben)).summary).toMatchObject({ broughtIn: 10_000_000_000, earned: 123_456 });
  });

  it('knows a counterpart by a mere thank-you', async () => {
    await club.record(thanked('2026-03-20', ben, ada, null));
    expect((await club.ledgerOf(ada)).counterparts).toMatchObject([{ name: 'Ben', given: 0, broughtIn: 0 }]);
  });
});
