import type { Day, NetworkId, PersonId, ReferralId, ReferralStatus, ThanksId } from '@relais/contracts';
import { lifeOf, thankedStep } from '@relais/referrals';
import type { EntityManager } from 'typeorm';
import type { LedgerLineRow } from './ledger-line';
import { type RecordedStep, stepsAt } from './referral-steps';

type Asked = Readonly<{ networkId: NetworkId; asOf: Day; knownAt: string }>;

/**
 * How far the referrals behind these lines are, as of a day and as known at an instant; null for a line of thanks or a withdrawal.
 * @param all lines of the person at that moment: thanks that name a referral are among them
 */
export async function statusesOf(
  rows: EntityManager,
  lines: readonly LedgerLineRow[],
  all: readonly LedgerLineRow[],
  { networkId, asOf, knownAt }: Asked,
): Promise<(line: LedgerLineRow) => ReferralStatus | null> {
  const wanted = new Set(lines.flatMap((line) => (isOfReferral(line) ? (line.referralId ?? []) : [])));
  const told = await stepsAt(rows, networkId, [...wanted], knownAt);
  const thanked = Map.groupBy(
    all.filter(({ kind }) => kind === 'thanks-given' || kind === 'thanks-credited'),
    ({ referralId }) => referralId,
  );
  return (line) => {
    const { referralId, standing } = line;
    if (!isOfReferral(line) || referralId === null) return null;
    const steps: RecordedStep[] = [
      ...(told.get(referralId) ?? []),
      ...(thanked.get(referralId) ?? []).map((thanks) => ({
        ...thankedStep(thanks.day, thanks.standing),
        position: thanks.position,
      })),
    ].sort((one, other) => one.position - other.position);
    return lifeOf(steps, asOf, { isWithdrawn: !standing, isLead: line.lead > 0 }).status;
  };
}

const isOfReferral = ({ kind }: LedgerLineRow): boolean =>
  kind === 'given' || kind === 'received' || kind === 'lead-given' || kind === 'lead-received';

/** The thanks between a person and the other one of a referral that name it, those withdrawn too. @param rows of a reader */
export async function thanksNaming(
  rows: EntityManager,
  {
    networkId,
    personId,
    referralId,
  }: Readonly<{ networkId: NetworkId; personId: PersonId; referralId: ReferralId }>,
): Promise<ThanksId[]> {
  const found: { thanksId: ThanksId }[] = await rows.query(
    `select line_id as "thanksId" from ledger_line
      where network_id = $1 and person_id = $2 and referral_id = $3 and known_to is null
        and kind in ('thanks-given', 'thanks-credited')`,
    [networkId, personId, referralId],
  );
  return found.map(({ thanksId }) => thanksId);
}
