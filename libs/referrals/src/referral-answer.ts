import {
  type Day,
  type PersonId,
  type PhoneRegion,
  type ReferralAnswer,
  countsFrom,
  shownPhone,
  telOf,
} from '@relais/contracts';
import type { EventOf, PersonalValues, StoredEvent } from '@relais/event-sourcing';
import type { PersonCard } from '@relais/people';
import { statusOf } from './referral-life.rules';
import { type ReferralEvent, ReferralPassed } from './referral.events';
import type { ThanksEvent } from './thanks.events';

/** The events of one referral, from its beginning. */
export type EventsOfReferral = readonly [
  StoredEvent<EventOf<typeof ReferralPassed>>,
  ...StoredEvent<ReferralEvent>[],
];

/** The events of a referral's stream; null if it is empty. */
export function eventsOfReferral(stream: readonly StoredEvent<ReferralEvent>[]): EventsOfReferral | null {
  const [passed, ...later] = stream;
  return passed && ReferralPassed.is(passed) ? [passed, ...later] : null;
}

/**
 * A referral down to its events.
 * @param moment the thanks that name it, and the day for its status
 * @param values what the vault shows of it to the caller
 * @param objectionKey null for others than the giver
 */
export function referralAnswer(
  events: EventsOfReferral,
  { thanks, today }: Readonly<{ thanks: readonly StoredEvent<ThanksEvent>[]; today: Day }>,
  cards: ReadonlyMap<PersonId, PersonCard>,
  values: PersonalValues,
  region: PhoneRegion,
  objectionKey: string | null = null,
): ReferralAnswer {
  const [passed] = events;
  const { data } = passed;
  const { status, outcome } = statusOf(
    [...events, ...thanks].toSorted((one, other) => one.position - other.position),
    today > passed.on ? today : passed.on,
  );
  const { referralId, giverId, receiverId, scope, warmth, contactBy, meetingId, parentId } = data;
  const { name = null, phone = null, email = null, need = null, withdrawalReason = null } = values;
  const agreedOn = events.findLast(({ type }) => type === 'ProspectAgreed')?.on ?? data.agreedOn;
  const withdrawn = events.some(({ type }) => type === 'ReferralWithdrawn');
  return {
    referralId,
    networkId: passed.networkId as ReferralAnswer['networkId'],
    giver: who(cards, giverId),
    receiver: who(cards, receiverId),
    passedOn: passed.on,
    scope,
    warmth,
    contactBy,
    agreedOn,
    objectionKey,
    counts: !withdrawn && countsFrom({ scope, contactBy, passedOn: passed.on, agreedOn }) !== null,
    withdrawn,
    status,
    outcome,
    withdrawalReason,
    meetingId,
    parentId,
    need,
    prospect:
      scope === 'outside'
        ? { name, phone: phone && shownPhone(phone, region), tel: telOf(phone), email }
        : null,
    facts: events.map(({ id, type, on, recordedAt, metadata }) => ({
      id,
      type,
      on,
      recordedAt,
      by: metadata.actorId === null ? null : (cards.get(metadata.actorId as PersonId)?.name ?? null),
    })),
  };
}

/** Giver, receiver, and everyone who recorded an event of it. */
export function peopleOf(events: EventsOfReferral): PersonId[] {
  const { giverId, receiverId } = events[0].data;
  const actors = events
    .map(({ metadata }) => metadata.actorId as PersonId | null)
    .filter((id) => id !== null);
  return [...new Set([giverId, receiverId, ...actors])];
}

function who(cards: ReadonlyMap<PersonId, PersonCard>, personId: PersonId) {
  const { ref = personId, name = null } = cards.get(personId) ?? {};
  return { personId, ref, name };
}
