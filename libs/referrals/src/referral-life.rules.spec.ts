import { type Day, type LostBecause, ThanksId } from '@relais/contracts';
import fc from 'fast-check';
import {
  ada,
  agreedOn,
  ben,
  monday,
  passed,
  referralId,
  withdrawn,
} from '../../../test/support/referral.fixture';
import { runs } from '../../../test/support/random-runs';
import { type Life, statusOf } from './referral-life.rules';
import type { ReferralEvent } from './referral.events';
import type { ThanksEvent } from './thanks.events';

type LifeEvent = ReferralEvent | ThanksEvent;

const dayOf = (n: number): Day => `2026-03-${String(n + 2).padStart(2, '0')}`;
const anyDay = fc.nat({ max: 9 }).map(dayOf);
const counted = passed({ agreedOn: monday });
const thanksIdOf = (n: number) => ThanksId.parse(`00000000-0000-4000-8000-0000000000c${String(n)}`);

const step =
  (type: 'ReferralAcknowledged' | 'ProspectContacted' | 'ReferralWon' | 'OutcomeRetracted') =>
  (on: Day): ReferralEvent => ({ type, on, data: { referralId } });
const [acknowledged, contacted, won, retracted] = (
  ['ReferralAcknowledged', 'ProspectContacted', 'ReferralWon', 'OutcomeRetracted'] as const
).map(step) as [
  (on: Day) => ReferralEvent,
  (on: Day) => ReferralEvent,
  (on: Day) => ReferralEvent,
  (on: Day) => ReferralEvent,
];
const lost = (on: Day, because: LostBecause = 'declined'): ReferralEvent => ({
  type: 'ReferralLost',
  on,
  data: { referralId, because },
});
const thanked = (on: Day, n = 0): ThanksEvent => ({
  type: 'ThanksGiven',
  on,
  data: {
    thanksId: thanksIdOf(n),
    thankingId: ben,
    thankedId: ada,
    referralId,
    amountInCents: null,
    ref: null,
  },
});
const unthanked = (on: Day, n = 0): ThanksEvent => ({
  type: 'ThanksWithdrawn',
  on,
  data: { thanksId: thanksIdOf(n) },
});

/** The status by the words of DOMAIN.md ("The life of a referral"), straight from the events. */
function statusByDefinition(events: readonly LifeEvent[], asOf: Day): Life['status'] {
  if (events.some(({ type }) => type === 'ReferralWithdrawn')) return 'withdrawn';
  const takenBack = new Set<LifeEvent>();
  const isReport = ({ type }: LifeEvent) =>
    ['ProspectContacted', 'ReferralWon', 'ReferralLost'].includes(type);
  events.forEach((event, n) => {
    if (event.type !== 'OutcomeRetracted') return;
    const before = events.slice(0, n).filter((report) => isReport(report) && !takenBack.has(report));
    const latest = before.at(-1);
    if (latest) takenBack.add(latest);
  });
  const gone = new Set(
    events.flatMap((event) => (event.type === 'ThanksWithdrawn' ? [event.data.thanksId] : [])),
  );
  const reports = events.filter(
    (event) =>
      event.on <= asOf &&
      ((isReport(event) && !takenBack.has(event)) ||
        (event.type === 'ThanksGiven' && !gone.has(event.data.thanksId))),
  );
  const latestDay = reports
    .map(({ on }) => on)
    .toSorted()
    .at(-1);
  const latest = reports.findLast(({ on }) => on === latestDay);
  if (latest)
    return latest.type === 'ProspectContacted'
      ? 'contacted'
      : latest.type === 'ReferralLost'
        ? 'lost'
        : 'won';
  const agreed = events.some(
    (event) =>
      (event.type === 'ReferralPassed' && event.data.agreedOn !== null) ||
      (event.type === 'ProspectAgreed' && event.on <= asOf),
  );
  if (!agreed) return 'lead';
  const answered = events.some(
    (event) =>
      event.on <= asOf &&
      (isReport(event) || event.type === 'ReferralAcknowledged' || event.type === 'ThanksGiven'),
  );
  return answered ? 'acknowledged' : 'open';
}

/** What may be recorded of one referral, in any order that makes sense: thanks before their withdrawal. */
const anyLife: fc.Arbitrary<LifeEvent[]> = fc
  .tuple(
    fc.constantFrom(counted, passed()),
    fc.array(
      fc.oneof(
        anyDay.map(acknowledged),
        anyDay.map(contacted),
        anyDay.map(won),
        anyDay.map((on) => lost(on)),
        anyDay.map(retracted),
        anyDay.map((on) => agreedOn(on)),
        fc.tuple(anyDay, fc.nat({ max: 2 })).map(([on, n]) => thanked(on, n)),
      ),
      { maxLength: 10 },
    ),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([beginning, events, isUnthanked, isWithdrawn]) => {
    const agreements = events.filter(({ type }) => type === 'ProspectAgreed');
    const kept = events.filter(
      (event) => event.type !== 'ProspectAgreed' || (beginning !== counted && event === agreements[0]),
    );
    return [
      beginning,
      ...kept,
      ...(isUnthanked ? [unthanked(dayOf(9))] : []),
      ...(isWithdrawn ? [withdrawn(false)] : []),
    ];
  });

describe('How far a referral is', () => {
  it.each<readonly [string, Life['status'], readonly LifeEvent[]]>([
    ['nobody answered', 'open', [counted]],
    ['its prospect has not agreed, though it arrived', 'lead', [passed(), acknowledged(dayOf(1))]],
    ['it arrived', 'acknowledged', [counted, acknowledged(dayOf(1))]],
    ['the receiver called', 'contacted', [counted, contacted(dayOf(1))]],
    ['the latest day says', 'lost', [counted, lost(dayOf(2)), contacted(dayOf(1))]],
    ['of one day, the last says', 'contacted', [counted, lost(dayOf(1)), contacted(dayOf(1))]],
    [
      'the report before stands again',
      'contacted',
      [counted, contacted(dayOf(1)), won(dayOf(2)), retracted(dayOf(3))],
    ],
    [
      'what was taken back acknowledges still',
      'acknowledged',
      [counted, contacted(dayOf(1)), retracted(dayOf(1))],
    ],
    ['thanks name it', 'won', [counted, contacted(dayOf(1)), thanked(dayOf(2))]],
    ['thanks for it were withdrawn', 'acknowledged', [counted, thanked(dayOf(2)), unthanked(dayOf(3))]],
    [
      'a later report says otherwise than the thanks',
      'contacted',
      [counted, thanked(dayOf(2)), contacted(dayOf(3))],
    ],
    ['it was withdrawn', 'withdrawn', [counted, won(dayOf(1)), withdrawn(false)]],
  ])('is told when %s: %s', (_, status, events) => expect(statusOf(events, dayOf(9)).status).toBe(status));

  it('is told as of a day: later reports are not there yet', () => {
    const events = [
      passed(),
      agreedOn(dayOf(1)),
      acknowledged(dayOf(2)),
      contacted(dayOf(3)),
      lost(dayOf(5)),
    ];
    expect([0, 1, 2, 3, 4, 5].map((n) => statusOf(events, dayOf(n)).status)).toEqual([
      'lead',
      'open',
      'acknowledged',
      'contacted',
      'contacted',
      'lost',
    ]);
  });

  it('comes with the report that says so', () => {
    expect(statusOf([counted, lost(dayOf(1), 'not-a-fit')], dayOf(9)).outcome).toEqual({
      outcome: 'lost',
      because: 'not-a-fit',
      on: dayOf(1),
    });
    expect(statusOf([counted, acknowledged(dayOf(1))], dayOf(9)).outcome).toBeNull();
  });

  it('is what the definition says, of any events as of any day', () =>
    fc.assert(
      fc.property(anyLife, anyDay, (events, asOf) => {
        expect(statusOf(events, asOf).status).toBe(statusByDefinition(events, asOf));
      }),
      { numRuns: runs(500) },
    ));

  it('is the same whatever order reports of different days arrive in, as long as each device keeps its own', () => {
    const anyReports = fc
      .uniqueArray(fc.nat({ max: 9 }), { maxLength: 7 })
      .chain((days) =>
        fc.tuple(
          ...days.map((n) =>
            fc
              .tuple(fc.constantFrom(contacted, won, lost, acknowledged), fc.nat({ max: 2 }))
              .map(([make, device]) => ({ event: make(dayOf(n)), device })),
          ),
        ),
      );
    fc.assert(
      fc.property(anyReports, fc.infiniteStream(fc.nat()), anyDay, (reports, turns, asOf) => {
        const devices = [0, 1, 2].map((device) =>
          reports.filter((one) => one.device === device).map(({ event }) => event),
        );
        const arrived: LifeEvent[] = [];
        for (const turn of turns) {
          const waiting = devices.filter(({ length }) => length > 0);
          if (waiting.length === 0) break;
          arrived.push(...(waiting[turn % waiting.length]?.splice(0, 1) ?? []));
        }
        const told = [counted, ...reports.map(({ event }) => event)];
        expect(statusOf([counted, ...arrived], asOf)).toEqual(statusOf(told, asOf));
      }),
      { numRuns: runs(300) },
    );
  });
});
