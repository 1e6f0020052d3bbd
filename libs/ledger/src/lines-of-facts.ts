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
export type LedgerFact = StoredEvent<LedgerEvent>;

/** The latest versions of the lines of one referral or thanks: both people's, and of withdrawals those named after them. */
export type CurrentLines = readonly LedgerLineRow[];

type Side = Readonly<{ personId: PersonId; counterpartId: PersonId }>;

/** The referral or thanks that a fact is about. */
export const subjectOf = ({ data }: LedgerFact): string =>
  'thanksId' in data ? data.thanksId : data.referralId;

/**
 * The lines of a referral or thanks after a further fact of it (DOMAIN.md, "Ledger: exact definition"). Pure; a line that comes out
 * as it went in has no new version.
 */
export function linesAfter(lines: CurrentLines, fact: LedgerFact): CurrentLines {
  switch (fact.type) {
    case 'ReferralPassed':
      return passed(fact);
    case 'ProspectAgreed':
      return agreed(lines, fact);
    case 'ThanksGiven':
      return thanked(fact);
    case 'ReferralWithdrawn':
    case 'ThanksWithdrawn':
      return withdrawn(lines, fact);
  }
}

function passed(fact: Extract<LedgerFact, { type: 'ReferralPassed' }>): CurrentLines {
  const { giverId, receiverId, scope, contactBy, agreedOn, referralId } = fact.data;
  const from = countsFrom({ scope, contactBy, passedOn: fact.on, agreedOn });
  const sides = sidesOf(giverId, receiverId);
  if (from === fact.on) return referralLines(fact, referralId, sides, fact.on);
  const lead = leadLines(fact, referralId, sides, from);
  return from === null ? lead : [...lead, ...referralLines(fact, referralId, sides, from)];
}

/** As of a day before the agreement it stays a lead; from that day on it is a referral of that day. */
function agreed(lines: CurrentLines, fact: Extract<LedgerFact, { type: 'ProspectAgreed' }>): CurrentLines {
  const leads = lines.filter(({ kind }) => kind === 'lead-given' || kind === 'lead-received');
  const giver = leads.find(({ kind }) => kind === 'lead-given');
  if (!giver) return lines;
  const ended = leads
    .filter(({ day }) => day < fact.on)
    .map((line) => ({ ...line, untilDay: fact.on, knownFrom: fact.recordedAt }));
  const sides = sidesOf(giver.personId, giver.counterpartId);
  const imported = giver.imported;
  return [
    ...ended,
    ...referralLines(fact, fact.data.referralId, sides, fact.on).map((line) => ({ ...line, imported })),
  ];
}

function thanked(fact: Extract<LedgerFact, { type: 'ThanksGiven' }>): CurrentLines {
  const { thankingId, thankedId, thanksId, referralId, amountInCents } = fact.data;
  const [thanked, thanking] = sidesOf(thankedId, thankingId);
  const said = { referralId, amountInCents };
  return [
    line(fact, thanksId, 'thanks-credited', thanked, said),
    line(fact, thanksId, 'thanks-given', thanking, said),
  ];
}

/** The lines stay, struck; and each person gets a line of the withdrawal, on the day on which it was recorded. */
function withdrawn(lines: CurrentLines, fact: LedgerFact): CurrentLines {
  const struck = lines.map((line) =>
    line.standing ? { ...line, standing: false, knownFrom: fact.recordedAt } : line,
  );
  const sides = new Map(
    lines.map(({ personId, counterpartId, referralId }) => [
      personId,
      { personId, counterpartId, referralId },
    ]),
  );
  const own = [...sides.values()].map((side) => line(fact, fact.id, 'withdrawal', side, side));
  return [...struck, ...own];
}

const sidesOf = (giverId: PersonId, receiverId: PersonId): [Side, Side] => [
  { personId: giverId, counterpartId: receiverId },
  { personId: receiverId, counterpartId: giverId },
];

function referralLines(
  fact: LedgerFact,
  referralId: ReferralId,
  [giver, receiver]: [Side, Side],
  day: Day,
): CurrentLines {
  const said = { referralId, day };
  return [
    line(fact, referralId, 'given', giver, { ...said, subjectId: prospectId(referralId) }),
    line(fact, referralId, 'received', receiver, said),
  ];
}

function leadLines(
  fact: LedgerFact,
  referralId: ReferralId,
  [giver, receiver]: [Side, Side],
  untilDay: Day | null,
): CurrentLines {
  const said = { referralId, untilDay };
  return [
    line(fact, referralId, 'lead-given', giver, { ...said, subjectId: prospectId(referralId) }),
    line(fact, referralId, 'lead-received', receiver, said),
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
  fact: LedgerFact,
  lineId: string,
  kind: EntryKind,
  { personId, counterpartId }: Side,
  { referralId, subjectId, amountInCents = null, day = fact.on, untilDay = null }: Said,
): LedgerLineRow => ({
  networkId: fact.networkId as NetworkId,
  personId,
  lineId,
  kind,
  knownFrom: fact.recordedAt,
  knownTo: null,
  recordedAt: fact.recordedAt,
  position: fact.position,
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
  imported: fact.metadata.imported ?? false,
});
