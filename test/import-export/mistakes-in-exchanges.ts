import { edited, network, small } from './small-folder';

type Changes = Readonly<Record<string, string>>;

const charter = (charter: object): Changes => ({ 'network.json': JSON.stringify({ ...network, charter }) });
const further = (file: string, line: string): Changes => ({ [file]: `${String(small[file])}${line}\n` });
const referral = (line: string): Changes => further('referrals.csv', line);
const tomorrow = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);

const report = (line: string): Changes => ({
  'reports.csv': `referralRef,on,report,because\nr1,2025-02-10,acknowledged,\n${line}\n`,
});

/** A mistake among referrals, thanks and one-to-ones, the small folder with it, and where the import must find it. */
export const mistakesInExchanges: readonly (readonly [string, Changes, string])[] = [
  [
    'an unknown giver',
    edited('referrals.csv', 'ada,ben,outside', 'bob,ben,outside'),
    'referrals.csv:2: fromRef',
  ],
  [
    'a referral to oneself',
    edited('referrals.csv', 'ada,ben,outside', 'ada,ada,outside'),
    'referrals.csv:2: toRef',
  ],
  ['a receiver who has left', referral('r5,2025-06-01,ada,cleo,inside,,,,,,,,,'), 'referrals.csv:6: toRef'],
  ['a giver who is a guest', referral('r5,2025-02-06,gus,ada,inside,,,,,,,,,'), 'referrals.csv:6: fromRef'],
  [
    'a referral of the future',
    referral(`r5,${tomorrow},ada,ben,inside,,,,,,,,,`),
    'referrals.csv:6: passedOn',
  ],
  [
    'a referral that is there twice',
    referral('r1,2025-02-06,ada,ben,inside,,,,,,,,,'),
    'referrals.csv:6: referralRef',
  ],
  ['a report of an unknown referral', report('r9,2025-02-10,won,'), 'reports.csv:3: referralRef'],
  ['a report of a lead', report('r3,2025-02-10,contacted,'), 'reports.csv:3: report'],
  ['a report before the referral', report('r1,2025-02-05,contacted,'), 'reports.csv:3: on'],
  ['an acknowledgement before the referral', report('r3,2025-02-05,acknowledged,'), 'reports.csv:3: on'],
  ['a report of the future', report(`r1,${tomorrow},won,`), 'reports.csv:3: on'],
  ['a lost referral that does not say why', report('r1,2025-02-10,lost,'), 'reports.csv:3: because'],
  ['another report that says why', report('r1,2025-02-10,won,other'), 'reports.csv:3: because'],
  ['an unknown report', report('r1,2025-02-10,forgotten,'), 'reports.csv:3: report'],
  ['a report that is there twice', report('r1,2025-02-10,acknowledged,'), 'reports.csv:3: referralRef'],
  ['an unknown scope', edited('referrals.csv', 'outside', 'abroad'), 'referrals.csv:2: scope'],
  ['a warmth of 6', edited('referrals.csv', 'outside,3', 'outside,6'), 'referrals.csv:2: warmth'],
  ['a caller who is neither', edited('referrals.csv', 'prospect,,', 'giver,,'), 'referrals.csv:5: contactBy'],
  ['an unknown meeting', edited('referrals.csv', 'yes,m1', 'yes,m9'), 'referrals.csv:2: meetingRef'],
  ['an unknown parent', edited('referrals.csv', ',r1,', ',r9,'), 'referrals.csv:3: parentRef'],
  ['a parent that is later', edited('referrals.csv', ',r1,', ',r3,'), 'referrals.csv:3: parentRef'],
  [
    'a referral that is its own parent',
    edited('referrals.csv', ',r1,', ',r2,'),
    'referrals.csv:3: parentRef',
  ],
  [
    'parents in a circle',
    referral('a,2025-02-06,ada,ben,inside,,,,,b,,,,\nb,2025-02-06,ada,ben,inside,,,,,a,,,,'),
    'referrals.csv:6: parentRef referrals.csv:7: parentRef',
  ],
  [
    'a telephone that is none',
    edited('referrals.csv', '06 39 98 00 01', 'see card'),
    'referrals.csv:2: prospectPhone',
  ],
  [
    'business in meetings where there is none',
    charter({ businessTalk: 'not-in-meetings' }),
    'referrals.csv:2: meetingRef',
  ],
  [
    'thanks that are there twice',
    further('thanks.csv', 't1,,ada,ben,2025-03-01,,'),
    'thanks.csv:4: thanksRef',
  ],
  ['an amount of 0', edited('thanks.csv', '1250.5', '0'), 'thanks.csv:2: amount'],
  ['a negative amount', edited('thanks.csv', '1250.5', '-5'), 'thanks.csv:2: amount'],
  ['an amount with three decimals', edited('thanks.csv', '1250.5', '1250.500'), 'thanks.csv:2: amount'],
  ['an amount that is too large', edited('thanks.csv', '1250.5', '100000000.01'), 'thanks.csv:2: amount'],
  ['thousands separators', edited('thanks.csv', '1250.5', '"1,250.50"'), 'thanks.csv:2: amount'],
  ['another currency', edited('thanks.csv', 'EUR', 'CHF'), 'thanks.csv:2: currency'],
  ['thanks for an unknown referral', edited('thanks.csv', 't1,r1', 't1,r9'), 'thanks.csv:2: referralRef'],
  ['thanks for the referral of others', edited('thanks.csv', 't1,r1', 't1,r2'), 'thanks.csv:2: referralRef'],
  ['thanks from nobody known', edited('thanks.csv', 'r1,ben', 'r1,bob'), 'thanks.csv:2: fromRef'],
  ['thanks to oneself', edited('thanks.csv', 'cleo,ben', 'ben,ben'), 'thanks.csv:3: toRef'],
  ['an amount where there are none', charter({ thanksAmount: 'never' }), 'thanks.csv:2: amount'],
  ['no amount where there must be one', charter({ thanksAmount: 'required' }), 'thanks.csv:3: amount'],
  ['a one-to-one with oneself', edited('one-to-ones.csv', 'ada,ben', 'ada,ada'), 'one-to-ones.csv:2: bRef'],
  ['a one-to-one with a guest', edited('one-to-ones.csv', 'ada,ben', 'ada,gus'), 'one-to-ones.csv:2: bRef'],
  ['a one-to-one of the future', edited('one-to-ones.csv', '2025-02-10', tomorrow), 'one-to-ones.csv:2: on'],
];
