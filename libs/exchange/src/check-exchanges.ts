import { decimalAmount, isAmount, largestAmount, minorUnits } from '@relais/contracts';
import { ensureTwo } from '@relais/meetings';
import { ensureAmount, ensureThanksAnother, ensureTheirReferral } from '@relais/referrals';
import { type Say, checkRule } from './check-rule';
import type { Knowledge, Money } from './knowledge';
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
      () => ensureThanksAnother(known.ids.of('person', fromRef), known.ids.of('person', toRef)),
      () => ['toRef', 'nobody thanks themselves'],
    );
    const unknown = Object.entries({ fromRef, toRef }).filter(
      ([column, ref]) => !checkKnown(known, say, column, ref),
    );
    const { money } = known.rules;
    if (currency !== null && money !== null && currency !== money.currency)
      say('currency', `must be the network's, ${money.currency}, or empty`);
    if (amount !== null && money !== null) checkMinorUnits(amount, money, say);
    if (!known.isRecorded('thanks', known.ids.of('thanks', thanksRef))) checkAmount(known, values, say);
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
  const referral = known.referrals.get(ids.of('referral', referralRef));
  if (!referral) {
    if (!known.mayBeIn('referrals'))
      say('referralRef', `there is no referral “${referralRef}” in referrals.csv or in Relais`);
  } else if (referral.isBad) {
    if (rules.skipBadLines) say('referralRef', `the line of referral “${referralRef}” is bad itself`);
  } else if (known.isRecorded('thanks', ids.of('thanks', thanksRef))) {
    return;
  } else {
    const { giverId, receiverId, isWithdrawn } = referral;
    const two = { thankingId: ids.of('person', fromRef), thankedId: ids.of('person', toRef) };
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
      () => ensureTwo(known.ids.of('person', aRef), known.ids.of('person', bRef)),
      () => ['bRef', 'a one-to-one takes two'],
    );
    const oneToOneId = known.ids.of('one-to-one', oneToOneRef);
    const isRecorded = known.isRecorded('one-to-one', oneToOneId);
    const day = known.recordedDay('one-to-one', oneToOneId) ?? on;
    checkParticipants(known, say, day, { isRecorded, people: { aRef, bRef } });
  },

  keep({ on }, isBad) {
    if (on !== undefined && !isBad) known.mark(on);
  },
});
