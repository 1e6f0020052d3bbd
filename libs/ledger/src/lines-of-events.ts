import {
  type Day,
  type EntryKind,
  type NetworkId,
  type PersonId,
  type ReferralId,
  countsFrom,
} from '@relais/contracts';
import type { StoredEvent } from '@relais/event-sourcing';
import { prospectId } from '@relais/people';
import type { ReferralEvent, ThanksEvent } from '@relais/referrals';
import type { LedgerLineRow } from './ledger-line';

export type LedgerEvent =
  Exclude<ReferralEvent, { type: 'ProspectErased' | 'ObjectionRecorded' }> | ThanksEvent;
/** What the receiver says of a referral: it changes no line. */
export type StepEvent = Extract<
  ReferralEvent,
  {
    type: 'ReferralAcknowledged' | 'ProspectContacted' | 'ReferralWon' | 'ReferralLost' | 'OutcomeRetracted';
  }
>;
export type StoredLedgerEvent = StoredEvent<LedgerEvent>;

/** The latest versions of the lines of one referral or thanks: both people's, and of withdrawals those named after them. */
export type CurrentLines = readonly LedgerLineRow[];

type Side = Readonly<{ personId: PersonId; counterpartId: PersonId }>;

/** The referral or thanks that an event is about. */
export const subjectOf = ({ data }: StoredLedgerEvent): string =>
  'thanksId' in data ? data.thanksId : data.referralId;

/**
 * The lines of a referral or thanks after a further event of it (DOMAIN.md, "Ledger: exact definition"). Pure; a line that comes out
 * as it went in has no new version.
 */
export function linesAfter(lines: CurrentLines, event: StoredLedgerEvent): CurrentLines {
  switch (event.type) {
    case 'ReferralPassed':
      return passedLines(event);
    case 'ProspectAgreed':
      return agreedLines(lines, event);
    case 'ThanksGiven':
      return thanksLines(event);
    case 'ReferralWithdrawn':
    case 'ThanksWithdrawn':
      return withdrawnLines(lines, event);
    case 'ReferralAcknowledged':
    case 'ProspectContacted':
    case 'ReferralWon':
    case 'ReferralLost':
    case 'OutcomeRetracted':
      return lines;
  }
}

function passedLines(event: Extract<StoredLedgerEvent, { type: 'ReferralPassed' }>): CurrentLines {
  const { giverId, receiverId, scope, contactBy, agreedOn, referralId } = event.data;
  const from = countsFrom({ scope, contactBy, passedOn: event.on, agreedOn });
  const sides = sidesOf(giverId, receiverId);
  if (from === event.on) return referralLines(event, referralId, sides, event.on);
  const lead = leadLines(event, referralId, sides, from);
  return from === null ? lead : [...lead, ...referralLines(event, referralId, sides, from)];
}

/** As of a day before the agreement it stays a lead; from that day on it is a referral of that day. */
function agreedLines(
  lines: CurrentLines,
  event: Extract<StoredLedgerEvent, { type: 'ProspectAgreed' }>,
): CurrentLines {
  const leads = lines.filter(({ kind }) => kind === 'lead-given' || kind === 'lead-received');
  const giver = leads.find(({ kind }) => kind === 'lead-given');
  if (!giver) return lines;
  const ended = leads
    .filter(({ day }) => day < event.on)
    .map((line) => ({ ...line, untilDay: event.on, knownFrom: event.recordedAt }));
  const sides = sidesOf(giver.personId, giver.counterpartId);
  const imported = giver.imported;
  return [
    ...ended,
    ...referralLines(event, event.data.referralId, sides, event.on).map((line) => ({ ...line, imported })),
  ];
}

function thanksLines(event: Extract<StoredLedgerEvent, { type: 'ThanksGiven' }>): CurrentLines {
  const { thankingId, thankedId, thanksId, referralId, amountInCents } = event.data;
  const [thanked, thanking] = sidesOf(thankedId, thankingId);
  const said = { referralId, amountInCents };
  return [
    line(event, thanksId, 'thanks-credited', thanked, said),
    line(event, thanksId, 'thanks-given', thanking, said),
  ];
}

/** The lines stay, struck; and each person gets a line of the withdrawal, on the day on which it was recorded. */
function withdrawnLines(lines: CurrentLines, event: StoredLedgerEvent): CurrentLines {
  const struck = lines.map((line) =>
    line.standing ? { ...line, standing: false, knownFrom: event.recordedAt } : line,
  );
  const sides = new Map(
    lines.map(({ personId, counterpartId, referralId }) => [
      personId,
      { personId, counterpartId, referralId },
    ]),
  );
  const own = [...sides.values()].map((side) => line(event, event.id, 'withdrawal', side, side));
  return [...struck, ...own];
}

const sidesOf = (giverId: PersonId, receiverId: PersonId): [Side, Side] => [
  { personId: giverId, counterpartId: receiverId },
  { personId: receiverId, counterpartId: giverId },
];

function referralLines(
  event: StoredLedgerEvent,
  referralId: ReferralId,
  [giver, receiver]: [Side, Side],
  day: Day,
): CurrentLines {
  const said = { referralId, day };
  return [
    line(event, referralId, 'given', giver, { ...said, subjectId: prospectId(referralId) }),
    line(event, referralId, 'received', receiver, said),
  ];
}

function leadLines(
  event: StoredLedgerEvent,
  referralId: ReferralId,
  [giver, receiver]: [Side, Side],
  untilDay: Day | null,
): CurrentLines {
  const said = { referralId, untilDay };
  return [
    line(event, referralId, 'lead-given', giver, { ...said, subjectId: prospectId(referralId) }),
    line(event, referralId, 'lead-received', receiver, said),
  ];
}

type Said = Readonly<{
  referralId: ReferralId | null;
  subjectId?: string;
  amountInCents?: number | null;
  day?: Day;
  untilDay?: Day | null;
}>;

/** Written out, for a rebuild makes millions of them. */
const line = (
  event: StoredLedgerEvent,
  lineId: string,
  kind: EntryKind,
  { personId, counterpartId }: Side,
  { referralId, subjectId, amountInCents = null, day = event.on, untilDay = null }: Said,
): LedgerLineRow => ({
  networkId: event.networkId as NetworkId,
  personId,
  lineId,
  kind,
  knownFrom: event.recordedAt,
  knownTo: null,
  recordedAt: event.recordedAt,
  position: event.position,
  day,
  untilDay,
  counterpartId,
  referralId,
  subjectId: subjectId ?? null,
  given: kind === 'given' ? 1 : 0,
  received: kind === 'received' ? 1 : 0,
  lead: kind === 'lead-given' || kind === 'lead-received' ? 1 : 0,
  amountInCents,
  standing: true,
  imported: event.metadata.imported ?? false,
});
