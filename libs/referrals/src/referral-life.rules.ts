import { type Day, type LostBecause, type Outcome, type ReferralStatus, countsFrom } from '@relais/contracts';
import type { ReferralEvent } from './referral.events';
import type { ThanksEvent } from './thanks.events';

/** An event of a referral, or of thanks that name it. */
type LifeEvent = ReferralEvent | ThanksEvent;

/** What the receiver said of a referral: that it arrived, a report, or thanks that name it. What was taken back or withdrawn does not stand. */
export type Step = Readonly<{
  what: 'acknowledged' | Outcome | 'thanked';
  /** Of a lost one. */
  because: LostBecause | null;
  on: Day;
  isStanding: boolean;
}>;

/** How far a referral is, and the report that says so, if one does. */
export type Life = Readonly<{
  status: ReferralStatus;
  outcome: Readonly<{ outcome: Outcome; because: LostBecause | null; on: Day }> | null;
}>;

/**
 * The steps after a further event of the referral, in the order of recording. A retraction ends the report that was recorded last of
 * those that stand; nothing else changes a step.
 */
export function stepsAfter(steps: readonly Step[], { type, data, on }: ReferralEvent): readonly Step[] {
  switch (type) {
    case 'ReferralAcknowledged':
      return [...steps, { what: 'acknowledged', because: null, on, isStanding: true }];
    case 'ProspectContacted':
      return [...steps, { what: 'contacted', because: null, on, isStanding: true }];
    case 'ReferralWon':
      return [...steps, { what: 'won', because: null, on, isStanding: true }];
    case 'ReferralLost':
      return [...steps, { what: 'lost', because: data.because, on, isStanding: true }];
    case 'OutcomeRetracted': {
      const last = lastReport(steps);
      return steps.map((step) => (step === last ? { ...step, isStanding: false } : step));
    }
    case 'ReferralPassed':
    case 'ProspectAgreed':
    case 'ReferralWithdrawn':
    case 'ObjectionRecorded':
    case 'ProspectErased':
      return steps;
  }
}

/** The report that was recorded last of those that stand, thanks left out. */
export const lastReport = (steps: readonly Step[]): Step | undefined =>
  steps.findLast(({ what, isStanding }) => isStanding && what !== 'acknowledged' && what !== 'thanked');

/** Thanks that name a referral: they report it as won; withdrawn, they still acknowledge it. */
export const thankedStep = (on: Day, isStanding: boolean): Step => ({
  what: 'thanked',
  because: null,
  on,
  isStanding,
});

/**
 * How far a referral is as of a day (DOMAIN.md, "The life of a referral"). Any step acknowledges it from its day on, even one that
 * stands no more.
 * @param steps in the order of recording, those of thanks among them
 */
export function lifeOf(
  steps: readonly Step[],
  asOf: Day,
  { isWithdrawn, isLead }: Readonly<{ isWithdrawn: boolean; isLead: boolean }>,
): Life {
  const until = steps.filter(({ on }) => on <= asOf);
  const outcome = until.reduce<Life['outcome']>((latest, { what, because, on, isStanding }) => {
    if (!isStanding || what === 'acknowledged' || (latest && latest.on > on)) return latest;
    return { outcome: what === 'thanked' ? 'won' : what, because, on };
  }, null);
  if (isWithdrawn) return { status: 'withdrawn', outcome };
  if (outcome) return { status: outcome.outcome, outcome };
  if (isLead) return { status: 'lead', outcome };
  return { status: until.length > 0 ? 'acknowledged' : 'open', outcome };
}

/**
 * The same from the events of a referral and of the thanks that name it.
 * @param events of one referral from its beginning, with the thanks, in the order of recording; as of an instant: those recorded until then
 * @param asOf a day from which the referral exists
 */
export function statusOf(events: readonly LifeEvent[], asOf: Day): Life {
  const withdrawn = new Set(
    events.flatMap(({ type, data }) => (type === 'ThanksWithdrawn' ? [data.thanksId] : [])),
  );
  const steps = events.reduce<readonly Step[]>((before, event) => {
    if (!isOfThanks(event)) return stepsAfter(before, event);
    if (event.type === 'ThanksWithdrawn') return before;
    return [...before, thankedStep(event.on, !withdrawn.has(event.data.thanksId))];
  }, []);
  const from = events.reduce<Day | null>(
    (day, event) =>
      event.type === 'ReferralPassed'
        ? countsFrom({ ...event.data, passedOn: event.on })
        : event.type === 'ProspectAgreed'
          ? event.on
          : day,
    null,
  );
  return lifeOf(steps, asOf, {
    isWithdrawn: events.some(({ type }) => type === 'ReferralWithdrawn'),
    isLead: from === null || from > asOf,
  });
}

const isOfThanks = (event: LifeEvent): event is ThanksEvent => 'thanksId' in event.data;
