import { type Day, type LedgerSummary, PersonId } from '@relais/contracts';
import fc from 'fast-check';
import {
  type Passed,
  type Thanked,
  type Told,
  agreed,
  inside,
  lost,
  passed,
  stepped,
  steps,
  thanked,
  withdrawn,
} from './ledger-events.fixture';

export const circle = Array.from({ length: 4 }, (_, n) =>
  PersonId.parse(`00000000-0000-4000-8000-0000000000a${String(n)}`),
);
const dayOf = (n: number): Day => `2026-03-${String(n + 1).padStart(2, '0')}`;
export const anyDay = fc.nat({ max: 12 }).map(dayOf);
const anyone = fc.nat({ max: circle.length - 1 }).map((n) => circle[n] as PersonId);
const anyTwo = fc.tuple(anyone, anyone).filter(([one, other]) => one !== other);

const anyBeginning: fc.Arbitrary<Passed | Thanked> = fc.oneof(
  fc.tuple(anyDay, anyTwo).map(([on, [one, other]]) => passed(on, one, other)),
  fc.tuple(anyDay, anyTwo).map(([on, [one, other]]) => passed(on, one, other, inside)),
  fc.tuple(anyDay, anyTwo).map(([on, [one, other]]) => passed(on, one, other, { contactBy: 'prospect' })),
  fc
    .tuple(anyDay, anyTwo, anyDay)
    .map(([on, [one, other], agreedOn]) => passed(on, one, other, { agreedOn })),
  fc
    .tuple(anyDay, anyTwo, fc.option(fc.integer({ min: 1, max: 10_000_000_000 })))
    .map(([on, [one, other], amount]) => thanked(on, one, other, amount)),
);

/** What the receiver says of a referral, and thanks that name it. */
const anyAnswers: fc.Arbitrary<(passed: Passed) => Told[]> = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...steps, 'ReferralLost' as const), anyDay), { maxLength: 4 }),
    fc.option(anyDay),
    fc.boolean(),
  )
  .map(([told, thankedOn, isTakenBack]) => (referral) => {
    const { giverId, receiverId, referralId } = referral.data;
    const thanks = thankedOn === null ? null : thanked(thankedOn, receiverId, giverId, 7_500, referralId);
    return [
      ...told.map(([type, on]) =>
        type === 'ReferralLost' ? lost(on, referral) : stepped(type, on, referral),
      ),
      ...(thanks ? [thanks, ...(isTakenBack ? [withdrawn(thanks.on, thanks)] : [])] : []),
    ];
  });

/** One referral or thanks with all that comes of it. */
const anyLife: fc.Arbitrary<Told[]> = fc
  .tuple(anyBeginning, fc.option(anyDay), anyAnswers, fc.option(anyDay))
  .map(([beginning, agreedOn, answers, withdrawnOn]) => [
    beginning,
    ...(agreedOn !== null && isLead(beginning) && agreedOn >= beginning.on
      ? [agreed(agreedOn, beginning)]
      : []),
    ...(beginning.type === 'ReferralPassed' ? answers(beginning) : []),
    ...(withdrawnOn !== null ? [withdrawn(withdrawnOn, beginning)] : []),
  ]);

const isLead = (event: Told): event is Passed =>
  event.type === 'ReferralPassed' && event.data.contactBy === 'receiver' && event.data.agreedOn === null;

/** Many lives, their events recorded in any order that keeps each life’s own. */
export const anyHistory: fc.Arbitrary<Told[]> = fc
  .array(anyLife, { maxLength: 12 })
  .chain((lives) =>
    fc.tuple(
      fc.constant(lives),
      fc.shuffledSubarray(
        lives.flatMap((life, n) => life.map(() => n)),
        { minLength: lives.flat().length },
      ),
    ),
  )
  .map(([lives, order]) => {
    const left = lives.map((life) => [...life]);
    return order.flatMap((n) => left[n]?.splice(0, 1) ?? []);
  });

/** The summary by the words of DOMAIN.md ("Ledger: exact definition"), straight from the events. */
export function summaryByDefinition(events: readonly Told[], person: PersonId, asOf: Day): LedgerSummary {
  const gone = new Set(events.flatMap((event) => (event.type.endsWith('Withdrawn') ? [subject(event)] : [])));
  const agreements = new Map(
    events.flatMap((event) => (event.type === 'ProspectAgreed' ? [[subject(event), event.on]] : [])),
  );
  const standing = events.filter((event) => !gone.has(subject(event)));
  const referrals = standing
    .filter((event) => event.type === 'ReferralPassed')
    .filter(({ on }) => on <= asOf);
  const counted = referrals.filter(({ on, data }) => {
    if (data.scope === 'inside' || data.contactBy === 'prospect') return true;
    const day = data.agreedOn ?? agreements.get(data.referralId);
    return day !== undefined && day <= asOf && on <= asOf;
  });
  const leads = referrals.filter((referral) => !counted.includes(referral));
  const thanks = standing.filter((event) => event.type === 'ThanksGiven').filter(({ on }) => on <= asOf);

  const given = counted.filter(({ data }) => data.giverId === person);
  const received = counted.filter(({ data }) => data.receiverId === person);
  const cents = (of: 'thankedId' | 'thankingId') =>
    thanks
      .filter(({ data }) => data[of] === person)
      .reduce((sum, { data }) => sum + (data.amountInCents ?? 0), 0);
  return {
    given: given.length,
    received: received.length,
    balance: given.length - received.length,
    leadsGiven: leads.filter(({ data }) => data.giverId === person).length,
    leadsReceived: leads.filter(({ data }) => data.receiverId === person).length,
    broughtIn: cents('thankedId'),
    earned: cents('thankingId'),
    valueBalance: cents('thankedId') - cents('thankingId'),
    peopleGivenTo: new Set(given.map(({ data }) => data.receiverId)).size,
    peopleReceivedFrom: new Set(received.map(({ data }) => data.giverId)).size,
  };
}

const subject = ({ data }: Told): string => ('thanksId' in data ? data.thanksId : data.referralId);
