import type { LedgerAnswer, PersonId } from '@relais/contracts';
import { readerIn } from '../../../test/support/events';
import { openClub } from '../../../test/support/ledger-club.fixture';
import {
  agreed,
  inside,
  passed,
  thanked,
  withdrawn,
  zeros,
} from '../../../test/support/ledger-events.fixture';

let club: Awaited<ReturnType<typeof openClub>>;
let ada: PersonId;
let ben: PersonId;
beforeAll(async () => (club = await openClub()));
afterAll(() => club.close());
beforeEach(async () => {
  ada = await club.welcome('Ada');
  ben = await club.welcome('Ben');
});

const lines = ({ entries }: LedgerAnswer) =>
  entries.map(
    ({ on, kind, balance, standing }) => `${on} ${kind} ${String(balance)}${standing ? '' : ' struck'}`,
  );

describe('The ledger', () => {
  it('of a person without events is all zeros', async () => {
    expect(await club.ledgerOf(ada)).toMatchObject({
      summary: zeros,
      counterparts: [],
      entries: [],
      nextCursor: null,
    });
  });

  it('counts an inside referral for its giver and its receiver, from its day on', async () => {
    await club.record(passed('2026-03-02', ada, ben, inside));
    const given = await club.ledgerOf(ada);
    expect(given.summary).toEqual({ ...zeros, given: 1, balance: 1, peopleGivenTo: 1 });
    expect(given.entries).toMatchObject([
      {
        on: '2026-03-02',
        kind: 'given',
        counterpart: { name: 'Ben', ref: 'ben' },
        balance: 1,
        standing: true,
      },
    ]);
    const received = await club.ledgerOf(ben);
    expect(received.summary).toEqual({ ...zeros, received: 1, balance: -1, peopleReceivedFrom: 1 });
    expect(received.counterparts).toMatchObject([
      { name: 'Ada', given: 0, received: 1, balance: -1, lastExchange: '2026-03-02' },
    ]);
    expect((await club.ledgerOf(ada, { asOf: '2026-03-01' })).summary).toEqual(zeros);
  });

  it('counts an outside referral with agreement, or whose prospect makes the call', async () => {
    await club.record(
      passed('2026-03-02', ada, ben, { agreedOn: '2026-02-20' }),
      passed('2026-03-02', ada, ben, { contactBy: 'prospect' }),
    );
    expect((await club.ledgerOf(ada)).summary).toEqual({ ...zeros, given: 2, balance: 2, peopleGivenTo: 1 });
  });

  it('shows a lead without counting it', async () => {
    await club.record(passed('2026-03-02', ada, ben));
    expect((await club.ledgerOf(ada)).summary).toEqual({ ...zeros, leadsGiven: 1 });
    expect((await club.ledgerOf(ben)).summary).toEqual({ ...zeros, leadsReceived: 1 });
    expect((await club.ledgerOf(ada)).counterparts).toEqual([]);
    expect(lines(await club.ledgerOf(ben))).toEqual(['2026-03-02 lead-received 0']);
  });

  it('shows a lead until the day of its agreement, and from that day on a referral of that day', async () => {
    const lead = passed('2026-03-02', ada, ben);
    await club.record(lead, passed('2026-03-05', ada, ben, inside), agreed('2026-03-09', lead));
    const before = await club.ledgerOf(ada, { asOf: '2026-03-08' });
    expect(lines(before)).toEqual(['2026-03-02 lead-given 0', '2026-03-05 given 1']);
    expect(before.summary).toEqual({ ...zeros, given: 1, balance: 1, leadsGiven: 1, peopleGivenTo: 1 });
    for (const asOf of ['2026-03-09', '2026-12-31']) {
      const after = await club.ledgerOf(ada, { asOf });
      expect(lines(after)).toEqual(['2026-03-05 given 1', '2026-03-09 given 2']);
      expect(after.summary).toEqual({ ...zeros, given: 2, balance: 2, peopleGivenTo: 1 });
    }
    expect((await club.ledgerOf(ada, { asOf: '2026-03-01' })).entries).toEqual([]);
  });

  it('does the same where the later day of the agreement was known when it was passed', async () => {
    await club.record(passed('2026-03-02', ada, ben, { agreedOn: '2026-03-09' }));
    expect(lines(await club.ledgerOf(ben, { asOf: '2026-03-08' }))).toEqual(['2026-03-02 lead-received 0']);
    expect(lines(await club.ledgerOf(ben))).toEqual(['2026-03-09 received -1']);
  });

  it('forgets a lead that was agreed on its own day', async () => {
    const lead = passed('2026-03-02', ada, ben);
    await club.record(lead, agreed('2026-03-02', lead));
    expect(lines(await club.ledgerOf(ada))).toEqual(['2026-03-02 given 1']);
    expect((await club.ledgerOf(ada, { asOf: '2026-03-01' })).entries).toEqual([]);
  });

  it('strikes what was withdrawn, on the past too, and says so on the day this was recorded', async () => {
    const referral = passed('2026-03-02', ada, ben, inside);
    await club.record(referral, passed('2026-03-04', ben, ada, inside), withdrawn('2026-03-10', referral));
    for (const [person, first, end] of [
      [ada, 'given', -1],
      [ben, 'received', 1],
    ] as const) {
      const whole = await club.ledgerOf(person);
      expect(lines(whole)).toEqual([
        `2026-03-02 ${first} 0 struck`,
        `2026-03-04 ${first === 'given' ? 'received' : 'given'} ${String(end)}`,
        `2026-03-10 withdrawal ${String(end)}`,
      ]);
      expect(whole.entries[2]?.referralId).toBe(referral.data.referralId);
      expect(lines(await club.ledgerOf(person, { asOf: '2026-03-03' }))).toEqual([
        `2026-03-02 ${first} 0 struck`,
      ]);
    }
    expect((await club.ledgerOf(ada)).summary).toEqual({
      ...zeros,
      received: 1,
      balance: -1,
      peopleReceivedFrom: 1,
    });
  });

  it('strikes a withdrawn lead, agreed or not', async () => {
    const [lead, other] = [passed('2026-03-02', ada, ben), passed('2026-03-02', ada, ben)];
    await club.record(
      lead,
      other,
      agreed('2026-03-05', other),
      withdrawn('2026-03-10', lead),
      withdrawn('2026-03-10', other),
    );
    expect((await club.ledgerOf(ada)).summary).toEqual(zeros);
    expect((await club.ledgerOf(ada, { asOf: '2026-03-03' })).summary).toEqual(zeros);
    expect(lines(await club.ledgerOf(ada))).toEqual([
      '2026-03-02 lead-given 0 struck',
      '2026-03-05 given 0 struck',
      '2026-03-10 withdrawal 0',
      '2026-03-10 withdrawal 0',
    ]);
  });

  it('shows what it showed at an instant in the past, to the cent', async () => {
    const [referral, lead] = [passed('2026-03-02', ada, ben, inside), passed('2026-03-02', ada, ben)];
    const sum = thanked('2026-03-03', ben, ada, 99_99);
    const steps = [
      referral,
      lead,
      sum,
      agreed('2026-03-05', lead),
      withdrawn('2026-03-06', sum),
      withdrawn('2026-03-07', referral),
    ];
    const shown: { knownAt: string; answers: LedgerAnswer[] }[] = [];
    const read = (asked: { knownAt?: string } = {}) =>
      Promise.all(
        [ada, ben].flatMap((person) =>
          ['2026-03-04', '2026-12-31'].map((asOf) => club.ledgerOf(person, { asOf, ...asked })),
        ),
      );
    for (const step of steps) shown.push({ knownAt: await club.record(step), answers: await read() });
    for (const { knownAt, answers } of shown) {
      const again = await read({ knownAt });
      expect(again.map((answer) => answer.knownAt)).toEqual(again.map(() => knownAt));
      expect(again.map((answer) => ({ ...answer, knownAt: '' }))).toEqual(
        answers.map((answer) => ({ ...answer, knownAt: '' })),
      );
    }
    expect((await club.ledgerOf(ada, { knownAt: '2020-01-01T00:00:00+01:00' })).summary).toEqual(zeros);
  });

  it('shows nothing of another network', async () => {
    await club.record(passed('2026-03-02', ada, ben, inside));
    const { networkId } = club;
    const theirs = await club.database.asReader(readerIn(ada), (rows) =>
      rows.query('select from ledger_line where network_id = $1', [networkId]),
    );
    expect(theirs).toEqual([]);
  });
});
