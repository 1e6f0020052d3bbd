import { type Command, type StoredEvent, eventsIn } from '@relais/event-sourcing';
import { HoldOneToOne, OneToOneHeld, WithdrawOneToOne, oneToOne } from '@relais/meetings';
import { GiveThanks, ThanksGiven, WithdrawThanks, thanks as given } from '@relais/referrals';
import { type Day, minorUnits } from '@relais/contracts';
import type { Knowledge } from './knowledge';
import { type Difference, type Recorder, differing, isImported } from './recorder';
import { oneToOnes, thanks } from './tables';

type Withdrawal = (on: Day) => Command<object>;

export function thanksRecorder({ ids, rules: { money } }: Knowledge): Recorder<typeof thanks.columns> {
  const { networkId } = ids;
  return {
    table: thanks,
    ref: ({ thanksRef }) => thanksRef,
    streams: ({ thanksRef }) => [ids.stream('thanks', ids.of('thanks', thanksRef))],
    subjects: () => [],
    judge({ thanksRef, referralRef, fromRef, toRef, on, amount, withdrawnOn }, facts) {
      const thanksId = ids.of('thanks', thanksRef);
      const content = {
        thankingId: ids.of('person', fromRef),
        thankedId: ids.of('person', toRef),
        referralId: ids.orNull('referral', referralRef),
        on,
        amountInCents: amount === null || money === null ? null : minorUnits(amount, money.decimals),
      };
      const own = eventsIn(facts, given, thanksId);
      const withdrawal: Withdrawal = (day) =>
        new WithdrawThanks({ networkId, thanksId }, ids.envelope(`thanks:${thanksRef}:withdrawn`, day));
      const give = new GiveThanks(
        { networkId, thanksId, ...content, ref: thanksRef },
        ids.envelope(`thanks:${thanksRef}`, on),
      );
      const first = own.find((event) => ThanksGiven.is(event));
      const columns = {
        thankingId: 'fromRef',
        thankedId: 'toRef',
        referralId: 'referralRef',
        amountInCents: 'amount',
      };
      const differences = first ? differing(content, { ...first.data, on: first.on }, null) : [];
      return {
        ...withWithdrawal(own, give, withdrawnOn, withdrawal),
        changed: [
          ...differences.map((one) => ({
            ...one,
            column: (columns as Record<string, string>)[one.column] ?? one.column,
          })),
          ...withdrawalDifferences(own, withdrawnOn),
        ],
        lanes: [`${on} ${content.thankingId}`, `${on} ${content.thankedId}`],
      };
    },
  };
}

export function oneToOnesRecorder({ ids }: Knowledge): Recorder<typeof oneToOnes.columns> {
  const { networkId } = ids;
  return {
    table: oneToOnes,
    ref: ({ oneToOneRef }) => oneToOneRef,
    streams: ({ oneToOneRef }) => [ids.stream('one-to-one', ids.of('one-to-one', oneToOneRef))],
    subjects: () => [],
    judge({ oneToOneRef, on, aRef, bRef, withdrawnOn }, facts) {
      const oneToOneId = ids.of('one-to-one', oneToOneRef);
      const content = { on, aRef: ids.of('person', aRef), bRef: ids.of('person', bRef) };
      const own = eventsIn(facts, oneToOne, oneToOneId);
      const withdrawal: Withdrawal = (day) =>
        new WithdrawOneToOne(
          { networkId, oneToOneId },
          ids.envelope(`one-to-one:${oneToOneRef}:withdrawn`, day),
        );
      const hold = new HoldOneToOne(
        { networkId, oneToOneId, aId: content.aRef, bId: content.bRef, on, ref: oneToOneRef },
        ids.envelope(`one-to-one:${oneToOneRef}`, on),
      );
      const held = own.find((event) => OneToOneHeld.is(event));
      const differences = held
        ? differing(content, { on: held.on, aRef: held.data.aId, bRef: held.data.bId }, null)
        : [];
      return {
        ...withWithdrawal(own, hold, withdrawnOn, withdrawal),
        changed: [...differences, ...withdrawalDifferences(own, withdrawnOn)],
        lanes: [oneToOneId],
      };
    },
  };
}

const withdrawnDay = (facts: readonly StoredEvent[]): Day | null =>
  facts.find(({ type }) => type.endsWith('Withdrawn'))?.on ?? null;

function withWithdrawal(
  facts: readonly StoredEvent[],
  first: Command<object>,
  withdrawnOn: Day | null,
  withdrawal: Withdrawal,
): { send: Command<object>[] } {
  const isNews = withdrawnOn !== null && withdrawnDay(facts) === null;
  return { send: [...(facts.length === 0 ? [first] : []), ...(isNews ? [withdrawal(withdrawnOn)] : [])] };
}

function withdrawalDifferences(facts: readonly StoredEvent[], withdrawnOn: Day | null): Difference[] {
  const now = withdrawnDay(facts);
  if (facts.length === 0 || now === null) return [];
  return differing(
    { withdrawnOn },
    { withdrawnOn: now },
    { withdrawnOn: withdrawnDay(facts.filter(isImported)) },
  );
}
