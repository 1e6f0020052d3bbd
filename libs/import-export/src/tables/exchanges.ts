import { type Day, decimalAmount, isAmount, largestAmount, minorUnits } from '@relais/contracts';
import { type Command, type StoredEvent, eventsIn } from '@relais/event-sourcing';
import { HoldOneToOne, OneToOneHeld, WithdrawOneToOne, ensureTwo, oneToOne } from '@relais/meetings';
import {
  GiveThanks,
  ThanksGiven,
  WithdrawThanks,
  ensureAmount,
  ensureThanksAnother,
  ensureTheirReferral,
  thanks as given,
} from '@relais/referrals';
import type { Knowledge, Money } from '../recorded/knowledge';
import { type Difference, type Recorder, findDifferences, isImported } from '../recorded/recorder';
import { type Say, checkRule } from './check-rule';
import { type TableCheck, checkFirst, checkKnown, checkParticipants, checkPast, names } from './table-check';
import { type ThanksLine, oneToOnes, thanks } from './tables';

export const thanksCheck = (known: Knowledge): TableCheck<typeof thanks.columns> => ({
  table: thanks,
  named: ({ thanksRef, referralRef, fromRef, toRef }) => [
    ...names('thanks', thanksRef),
    ...names('referral', referralRef),
    ...names('person', fromRef, toRef),
  ],

  check(values, say) {
    const { thanksRef, fromRef, toRef, on, amount, currency, withdrawnOn } = values;
    checkFirst(known, say, 'thanks', 'thanksRef', thanksRef);
    checkPast(known, say, { on, withdrawnOn });
    checkRule(
      say,
      () => ensureThanksAnother(known.ids.idOf('person', fromRef), known.ids.idOf('person', toRef)),
      () => ['toRef', 'nobody thanks themselves'],
    );
    const unknown = Object.entries({ fromRef, toRef }).filter(
      ([column, ref]) => !checkKnown(known, say, column, ref),
    );
    const { money } = known.rules;
    if (currency !== null && money !== null && currency !== money.currency)
      say('currency', `must be the network's, ${money.currency}, or empty`);
    if (amount !== null && money !== null) checkMinorUnits(amount, money, say);
    if (!known.isRecorded('thanks', known.ids.idOf('thanks', thanksRef))) checkAmount(known, values, say);
    if (unknown.length === 0) checkReferral(known, values, say);
  },

  keep({ on }, isBad) {
    if (on !== undefined && !isBad) known.mark(on);
  },
});

function checkMinorUnits(amount: string, { currency, decimals }: Money, say: Say): void {
  const minor = minorUnits(amount, decimals);
  if (minor === null)
    say('amount', `“${amount}” is too fine: amounts in ${currency} have ${decimalsInWords(decimals)}`);
  else if (minor === 0) say('amount', 'must be more than 0; leave it empty where no amount is known');
  else if (!isAmount(minor))
    say('amount', `“${amount}” must be at most ${decimalAmount(largestAmount, decimals)}`);
}

const decimalsInWords = (decimals: number): string =>
  decimals === 0 ? 'no decimals' : `at most ${String(decimals)} decimals`;

function checkAmount({ rules }: Knowledge, { on, amount }: ThanksLine, say: Say): void {
  checkRule(
    say,
    () => ensureAmount(amount === null ? null : 1, rules.charterOn(on)),
    ({ code }) => [
      'amount',
      code === 'no-amounts'
        ? 'this network thanks without amounts; leave it empty'
        : 'must not be empty: this network thanks with an amount',
    ],
  );
}

function checkReferral(
  known: Knowledge,
  { thanksRef, referralRef, fromRef, toRef }: ThanksLine,
  say: Say,
): void {
  if (referralRef === null) return;
  const { ids, rules } = known;
  const referral = known.referrals.get(ids.idOf('referral', referralRef));
  if (!referral) {
    if (!known.mayBeIn('referrals'))
      say('referralRef', `there is no referral “${referralRef}” in referrals.csv or in Relais`);
  } else if (referral.isBad) {
    if (rules.skipBadLines) say('referralRef', `the line of referral “${referralRef}” is bad itself`);
  } else if (known.isRecorded('thanks', ids.idOf('thanks', thanksRef))) {
    return;
  } else {
    const { giverId, receiverId, isWithdrawn } = referral;
    const two = { thankingId: ids.idOf('person', fromRef), thankedId: ids.idOf('person', toRef) };
    checkRule(
      say,
      () => ensureTheirReferral({ status: isWithdrawn ? 'withdrawn' : 'passed', giverId, receiverId }, two),
      ({ code }) => [
        'referralRef',
        code === 'referral-withdrawn'
          ? `“${referralRef}” was withdrawn`
          : `“${referralRef}” was not passed from “${toRef}” to “${fromRef}”; its receiver thanks its giver`,
      ],
    );
  }
}

export const oneToOnesCheck = (known: Knowledge): TableCheck<typeof oneToOnes.columns> => ({
  table: oneToOnes,
  named: ({ oneToOneRef, aRef, bRef }) => [
    ...names('one-to-one', oneToOneRef),
    ...names('person', aRef, bRef),
  ],

  check({ oneToOneRef, on, aRef, bRef, withdrawnOn }, say) {
    checkFirst(known, say, 'one-to-one', 'oneToOneRef', oneToOneRef);
    checkPast(known, say, { on, withdrawnOn });
    checkRule(
      say,
      () => ensureTwo(known.ids.idOf('person', aRef), known.ids.idOf('person', bRef)),
      () => ['bRef', 'a one-to-one takes two'],
    );
    const oneToOneId = known.ids.idOf('one-to-one', oneToOneRef);
    const isRecorded = known.isRecorded('one-to-one', oneToOneId);
    const day = known.recordedDay('one-to-one', oneToOneId) ?? on;
    checkParticipants(known, say, day, { isRecorded, people: { aRef, bRef } });
  },

  keep({ on }, isBad) {
    if (on !== undefined && !isBad) known.mark(on);
  },
});

type Withdrawal = (on: Day) => Command<object>;

export function thanksRecorder({ ids, rules: { money } }: Knowledge): Recorder<typeof thanks.columns> {
  const { networkId } = ids;
  return {
    table: thanks,
    ref: ({ thanksRef }) => thanksRef,
    streams: ({ thanksRef }) => [ids.stream('thanks', ids.idOf('thanks', thanksRef))],
    subjects: () => [],
    plan({ thanksRef, referralRef, fromRef, toRef, on, amount, withdrawnOn }, events) {
      const thanksId = ids.idOf('thanks', thanksRef);
      const content = {
        thankingId: ids.idOf('person', fromRef),
        thankedId: ids.idOf('person', toRef),
        referralId: ids.orNull('referral', referralRef),
        on,
        amountInCents: amount === null || money === null ? null : minorUnits(amount, money.decimals),
      };
      const own = eventsIn(events, given, thanksId);
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
      const differences = first ? findDifferences(content, { ...first.data, on: first.on }, null) : [];
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
    streams: ({ oneToOneRef }) => [ids.stream('one-to-one', ids.idOf('one-to-one', oneToOneRef))],
    subjects: () => [],
    plan({ oneToOneRef, on, aRef, bRef, withdrawnOn }, events) {
      const oneToOneId = ids.idOf('one-to-one', oneToOneRef);
      const content = { on, aRef: ids.idOf('person', aRef), bRef: ids.idOf('person', bRef) };
      const own = eventsIn(events, oneToOne, oneToOneId);
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
        ? findDifferences(content, { on: held.on, aRef: held.data.aId, bRef: held.data.bId }, null)
        : [];
      return {
        ...withWithdrawal(own, hold, withdrawnOn, withdrawal),
        changed: [...differences, ...withdrawalDifferences(own, withdrawnOn)],
        lanes: [oneToOneId],
      };
    },
  };
}

const withdrawnDay = (events: readonly StoredEvent[]): Day | null =>
  events.find(({ type }) => type.endsWith('Withdrawn'))?.on ?? null;

function withWithdrawal(
  events: readonly StoredEvent[],
  first: Command<object>,
  withdrawnOn: Day | null,
  withdrawal: Withdrawal,
): { send: Command<object>[] } {
  const isNews = withdrawnOn !== null && withdrawnDay(events) === null;
  return { send: [...(events.length === 0 ? [first] : []), ...(isNews ? [withdrawal(withdrawnOn)] : [])] };
}

function withdrawalDifferences(events: readonly StoredEvent[], withdrawnOn: Day | null): Difference[] {
  const now = withdrawnDay(events);
  if (events.length === 0 || now === null) return [];
  return findDifferences(
    { withdrawnOn },
    { withdrawnOn: now },
    { withdrawnOn: withdrawnDay(events.filter(isImported)) },
  );
}
