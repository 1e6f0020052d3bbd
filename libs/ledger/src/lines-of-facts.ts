import type { Day, EntryKind, NetworkId, PersonId, ReferralId } from '@relais/contracts';
import type { StoredEvent } from '@relais/event-sourcing';
import type { ProspectErased, ReferralEvent, ThanksEvent } from '@relais/referrals';
import type { LedgerLineRow } from './ledger-line';

export type LedgerFact = StoredEvent<Exclude<ReferralEvent, ProspectErased> | ThanksEvent>;

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
  const countsFrom =
    scope === 'inside' || contactBy === 'prospect' ? fact.on : agreedOn && later(fact.on, agreedOn);
  const sides = sidesOf(giverId, receiverId);
  if (countsFrom === fact.on) return referralLines(fact, referralId, sides, fact.on);
  const lead = leadLines(fact, referralId, sides, countsFrom);
  return countsFrom === null ? lead : [...lead, ...referralLines(fact, referralId, sides, countsFrom)];
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
  const amount = { referralId, amountInCents };
  const [thanked, thanking] = sidesOf(thankedId, thankingId);
  return [
    { ...line(fact, thanksId, 'thanks-credited', thanked), ...amount },
    { ...line(fact, thanksId, 'thanks-given', thanking), ...amount },
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
  const own = [...sides.values()].map(({ referralId, ...side }) => ({
    ...line(fact, fact.id, 'withdrawal', side),
    referralId,
  }));
  return [...struck, ...own];
}

const later = (a: Day, b: Day): Day => (a > b ? a : b);

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
  return [
    { ...line(fact, referralId, 'given', giver), referralId, day, given: 1 },
    { ...line(fact, referralId, 'received', receiver), referralId, day, received: 1 },
  ];
}

function leadLines(
  fact: LedgerFact,
  referralId: ReferralId,
  [giver, receiver]: [Side, Side],
  untilDay: Day | null,
): CurrentLines {
  return [
    { ...line(fact, referralId, 'lead-given', giver), referralId, untilDay, lead: 1 },
    { ...line(fact, referralId, 'lead-received', receiver), referralId, untilDay, lead: 1 },
  ];
}

const line = (fact: LedgerFact, lineId: string, kind: EntryKind, side: Side): LedgerLineRow => ({
  networkId: fact.networkId as NetworkId,
  ...side,
  lineId,
  kind,
  knownFrom: fact.recordedAt,
  knownTo: null,
  recordedAt: fact.recordedAt,
  position: fact.position,
  day: fact.on,
  untilDay: null,
  referralId: null,
  given: 0,
  received: 0,
  lead: 0,
  amountInCents: null,
  standing: true,
  imported: fact.metadata.imported ?? false,
});
