import type { Random } from '@relais/simulation';
import { type Day, addDays, daysBetween } from '../oracle/days';
import type { Folder, MeetingRow, ReferralRow } from '../oracle/folder';
import { counts } from '../oracle/naive-ledger';
import { name, need, telephone } from './imaginary';
import { everMembersBy, knownBy, participantsOn } from './members';

export type Span = { from: Day; to: Day };

const dayIn = (random: Random, { from, to }: Span) =>
  addDays(from, random.integer(0, Math.max(0, daysBetween(from, to))));
const nextRef = (letter: string, rows: readonly unknown[]) =>
  `${letter}${String(rows.length + 1).padStart(5, '0')}`;

/** Two different participants of that day; null where there are not two. Some give more than others. */
function twoOf(random: Random, people: readonly string[]): [string, string] | null {
  if (people.length < 2) return null;
  const generous = people.slice(0, Math.ceil(people.length / 3));
  const giver = random.pick(random.chance(0.5) ? generous : people);
  return [giver, random.pick(people.filter((person) => person !== giver))];
}

function prospect(random: Random, row: ReferralRow): void {
  row.contactBy = random.pick(['receiver', 'receiver', 'receiver', 'prospect']);
  row.agreed = row.contactBy === 'receiver' && random.chance(0.15) ? 'no' : 'yes';
  if (row.contactBy === 'prospect' && random.chance(0.5)) row.agreed = '';
  if (random.chance(row.contactBy === 'receiver' ? 0.9 : 0.3)) row.prospectName = name(random);
  if (row.agreed === 'no' || row.prospectName === '') return;
  if (random.chance(0.5)) row.prospectPhone = telephone(random);
  if (random.chance(0.3)) row.prospectEmail = `${row.referralRef.toLowerCase()}@example.org`;
}

function passReferral(folder: Folder, random: Random, span: Span, meeting: MeetingRow | null): void {
  const isAtMeeting = meeting !== null && random.chance(0.7);
  const passedOn = isAtMeeting ? meeting.date : dayIn(random, span);
  const pair = twoOf(random, participantsOn(folder, passedOn));
  if (!pair) return;
  const { businessTalk } = folder.network.charter ?? {};
  const parents = folder.referrals.filter((row) => row.passedOn <= passedOn);
  const row: ReferralRow = {
    referralRef: nextRef('R', folder.referrals),
    passedOn,
    fromRef: pair[0],
    toRef: pair[1],
    scope: random.pick(['inside', 'outside', 'outside']),
    warmth: random.pick(['', '1', '2', '3', '4', '5']),
    contactBy: '',
    agreed: '',
    meetingRef: isAtMeeting && businessTalk !== 'not-in-meetings' ? meeting.meetingRef : '',
    parentRef: parents.length > 0 && random.chance(0.05) ? random.pick(parents).referralRef : '',
    prospectName: '',
    prospectPhone: '',
    prospectEmail: '',
    need: need(random),
  };
  if (row.scope === 'outside') prospect(random, row);
  folder.referrals.push(row);
}

const amount = (random: Random) =>
  random.pick([
    String(random.integer(1, 30_000)),
    `${random.integer(0, 9000)}.${String(random.integer(1, 99)).padStart(2, '0')}`,
    `${random.integer(1, 900)}.5`,
  ]);

/** Thanks on a day of the span: for an earlier referral, or for none. */
function giveThanks(folder: Folder, random: Random, span: Span): void {
  const on = dayIn(random, span);
  const { thanksAmount } = folder.network.charter ?? {};
  const isKnown =
    folder.network.charter?.membership === 'none' ? knownBy(folder, on) : everMembersBy(folder, on);
  const earlier = folder.referrals.filter((row) => row.passedOn <= on && counts(row));
  const referral = earlier.length > 0 && random.chance(0.8) ? random.pick(earlier) : null;
  const pair = referral ? ([referral.toRef, referral.fromRef] as const) : twoOf(random, isKnown);
  if (!pair) return;
  const hasAmount = thanksAmount === 'required' || (thanksAmount !== 'never' && random.chance(0.75));
  folder.thanks.push({
    thanksRef: nextRef('T', folder.thanks),
    referralRef: referral?.referralRef ?? '',
    fromRef: pair[0],
    toRef: pair[1],
    on,
    amount: hasAmount ? amount(random) : '',
    currency: random.pick(['', folder.network.currency]),
  });
}

function meetInPairs(folder: Folder, random: Random, span: Span): void {
  const on = dayIn(random, span);
  const pair = twoOf(random, participantsOn(folder, on));
  if (pair)
    folder.oneToOnes.push({ oneToOneRef: nextRef('O', folder.oneToOnes), on, aRef: pair[0], bRef: pair[1] });
}

/** What is given, thanked and talked about in a span of days, `mean` referrals on average. */
export function exchange(
  folder: Folder,
  random: Random,
  span: Span,
  meeting: MeetingRow | null,
  mean: number,
): void {
  for (let number = random.howMany(mean); number > 0; number -= 1)
    passReferral(folder, random, span, meeting);
  for (let number = random.howMany(mean / 3); number > 0; number -= 1) giveThanks(folder, random, span);
  for (let number = random.howMany(mean / 3); number > 0; number -= 1) meetInPairs(folder, random, span);
}
