import { type Day, isProspectCalled } from '@relais/contracts';
import type { EventOf, PersonalValues, StoredEvent } from '@relais/event-sourcing';
import type { Detail, ReferralEvent, ReferralPassed } from '@relais/referrals';
import { type Prospect, prospectOf } from '../tables/prospect';
import type { ReferralLine } from '../tables/tables';
import type { Ids } from './ids';
import { type Difference, difference, findDifferences, fieldsOfRelais, isImported } from './recorder';

type Life = Readonly<{ agreedOn: Day | null; withdrawnOn: Day | null }>;
type Passed = EventOf<typeof ReferralPassed>;

/** What is new in a line of referrals.csv: later developments, and other differences. */
export type ReferralNews = Readonly<{
  agreedOn: Day | null;
  withdrawnOn: Day | null;
  changed: readonly Difference[];
}>;

const columnOf: Record<Detail, string> = {
  name: 'prospectName',
  phone: 'prospectPhone',
  email: 'prospectEmail',
  need: 'need',
  agreedHow: 'agreedHow',
};

export function newsOfReferral(
  ids: Ids,
  line: ReferralLine,
  events: readonly StoredEvent<ReferralEvent>[],
  personal: PersonalValues = {},
): ReferralNews {
  const passed = events[0] as Passed;
  const prospect = prospectOf(line);
  const now = lifeOf(events);
  const imported = lifeOf(events.filter(isImported));
  const { agreedOn } = prospect;
  const isAgreedSince =
    agreedOn !== null && now.agreedOn === null && now.withdrawnOn === null && isProspectCalled(passed.data);
  const isWithdrawnSince = line.withdrawnOn !== null && now.withdrawnOn === null;
  return {
    agreedOn: isAgreedSince ? later(agreedOn, passed.on) : null,
    withdrawnOn: isWithdrawnSince ? line.withdrawnOn : null,
    changed: [
      ...contentDifferences(ids, line, passed, prospect),
      ...(isAgreedSince ? [] : agreementDifferences(line, prospect, now, imported)),
      ...(isWithdrawnSince ? [] : findDifferences({ withdrawnOn: line.withdrawnOn }, now, imported)),
      ...detailDifferences(prospect, events, personal, isAgreedSince),
    ],
  };
}

/** As far as these events tell. */
function lifeOf(events: readonly ReferralEvent[]): Life {
  return events.reduce<Life>(
    (life, { type, data, on }) => {
      switch (type) {
        case 'ReferralPassed':
          return { ...life, agreedOn: data.agreedOn };
        case 'ProspectAgreed':
          return { ...life, agreedOn: on };
        case 'ReferralWithdrawn':
          return { ...life, withdrawnOn: on };
        case 'ReferralAcknowledged':
        case 'ProspectContacted':
        case 'ReferralWon':
        case 'ReferralLost':
        case 'OutcomeRetracted':
        case 'ObjectionRecorded':
        case 'ProspectErased':
          return life;
      }
    },
    { agreedOn: null, withdrawnOn: null },
  );
}

function contentDifferences(
  ids: Ids,
  line: ReferralLine,
  { on, data }: Passed,
  { contactBy }: Prospect,
): Difference[] {
  return findDifferences(
    {
      passedOn: line.passedOn,
      fromRef: ids.idOf('person', line.fromRef),
      toRef: ids.idOf('person', line.toRef),
      scope: line.scope,
      warmth: line.warmth,
      contactBy,
      meetingRef: ids.orNull('meeting', line.meetingRef),
      parentRef: ids.orNull('referral', line.parentRef),
    },
    {
      passedOn: on,
      fromRef: data.giverId,
      toRef: data.receiverId,
      scope: data.scope,
      warmth: data.warmth,
      contactBy: data.scope === 'inside' ? null : data.contactBy,
      meetingRef: data.meetingId,
      parentRef: data.parentId,
    },
    null,
  );
}

/** Without agreedOn, a line only says that there is an agreement. */
function agreementDifferences(
  line: ReferralLine,
  { agreedOn }: Prospect,
  now: Life,
  imported: Life,
): Difference[] {
  const agreed = (life: Life) => ({ agreed: life.agreedOn !== null });
  const differs = findDifferences({ agreed: agreedOn !== null }, agreed(now), agreed(imported));
  return differs.length > 0 || line.agreedOn === null
    ? differs
    : findDifferences(
        { agreedOn: line.agreedOn },
        { agreedOn: now.agreedOn },
        { agreedOn: imported.agreedOn },
      );
}

/** Contact data comes with an agreement; only the columns of an export say how it was given. */
function detailDifferences(
  { details }: Prospect,
  events: readonly StoredEvent[],
  recorded: PersonalValues,
  isAgreedSince: boolean,
): Difference[] {
  const ofRelais = fieldsOfRelais(events);
  const compared: Detail[] = [
    'name',
    ...(isAgreedSince ? [] : (['phone', 'email'] as const)),
    'need',
    ...(details.agreedHow === undefined || isAgreedSince ? [] : (['agreedHow'] as const)),
  ];
  return compared
    .filter((field) => details[field] !== recorded[field] && !ofRelais.has(field))
    .map((field) => difference(columnOf[field], null, null));
}

const later = (a: Day, b: Day): Day => (a > b ? a : b);
