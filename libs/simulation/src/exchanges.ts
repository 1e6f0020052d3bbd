import {
  type Day,
  LostBecause,
  type MeetingId,
  type OneToOneId,
  type PersonId,
  type ReferralId,
  type ThanksId,
} from '@relais/contracts';
import { type Command, type Envelope, v5 } from '@relais/event-sourcing';
import { HoldOneToOne } from '@relais/meetings';
import {
  AcknowledgeReferral,
  GiveThanks,
  PassReferral,
  ReportOutcome,
  WithdrawReferral,
} from '@relais/referrals';
import type { Club, Member } from './club';
import { type Prospect, agreeLater, prospectOf } from './prospects';
import { rates } from './rates';

const week = 7;
const mayBeParents = 20;

/** What the members do for each other in the coming week; most of it is told at a meeting on its first day. */
export function exchange(club: Club, day: number, meetingId: MeetingId | null): void {
  const { random, members } = club;
  const each = rates.referrals * (members.length / rates.usualSize) ** rates.growth;
  for (const giver of members) {
    for (let number = random.howMany(each * giver.generosity); number > 0; number--) {
      const isSaidThere = meetingId !== null && random.chance(0.6);
      const passed = isSaidThere ? day : day + random.integer(0, week - 1);
      pass(club, passed, giver, isSaidThere ? meetingId : null);
    }
    if (random.chance(rates.oneToOnes)) meetInPairs(club, day + random.integer(1, week - 1), giver);
  }
}

function pass(club: Club, day: number, giver: Member, meetingId: MeetingId | null): void {
  const { random } = club;
  const receiver = receiverFor(club, giver);
  if (!receiver || club.dayAt(day) === '') return;
  const entered = day + lateness(club);
  const prospect = prospectOf(club, entered);
  const slip = { day, entered, giver, receiver, meetingId };
  if (random.chance(rates.corrected)) {
    correct(club, hand(club, slip, prospect), { ...slip, entered: entered + random.integer(0, 3) }, prospect);
    return;
  }
  const referralId = hand(club, slip, prospect);
  if (prospect.isLead && !agreeLater(club, entered, referralId, giver)) return;
  const isWon = random.chance(rates.won);
  if (isWon) thank(club, day, referralId, giver, receiver);
  if (!prospect.isLead) answer(club, entered, referralId, receiver, isWon);
}

/** What the receiver says of it in the weeks that follow: that it arrived, that they called, and now and then that nothing comes of it. */
function answer(club: Club, entered: number, referralId: ReferralId, receiver: Member, isWon: boolean): void {
  const { networkId, random } = club;
  const of = { referralId, networkId };
  const say = (
    day: number,
    what: string,
    command: (envelope: Envelope, on: Day) => Command<object>,
  ): void => {
    const on = club.dayAt(day);
    if (on !== '') club.put(day, command(club.envelopeOf(day, v5(referralId, what), receiver), on));
  };
  if (random.chance(rates.acknowledged))
    say(entered + 1, 'acknowledged', (envelope, on) => new AcknowledgeReferral({ ...of, on }, envelope));
  if (isWon || random.chance(rates.contacted))
    say(
      entered + random.integer(...rates.contactedAfter),
      'contacted',
      (envelope, on) => new ReportOutcome({ ...of, outcome: 'contacted', because: null, on }, envelope),
    );
  const because = random.pick(LostBecause.options);
  if (!isWon && random.chance(rates.lost))
    say(
      entered + random.integer(...rates.lostAfter),
      'lost',
      (envelope, on) => new ReportOutcome({ ...of, outcome: 'lost', because, on }, envelope),
    );
}

type Slip = Readonly<{
  day: number;
  entered: number;
  giver: Member;
  receiver: Member;
  meetingId: MeetingId | null;
}>;

function hand(club: Club, slip: Slip, { personal, ...prospect }: Prospect): ReferralId {
  const { networkId, random } = club;
  const { day, entered, giver, receiver, meetingId } = slip;
  const { id } = club.further('referral', 'R');
  const referralId = id as ReferralId;
  const parent = random.chance(rates.hasParent)
    ? club.latest.find(({ entered: before, on }) => before < entered && on <= club.dayAt(day))
    : undefined;
  club.latest = [...club.latest.slice(1 - mayBeParents), { referralId, on: club.dayAt(day), entered }];
  const { scope, contactBy, agreed } = prospect;
  club.put(
    entered,
    new PassReferral(
      {
        referralId,
        networkId,
        giverId: giver.personId,
        receiverId: receiver.personId,
        passedOn: club.dayAt(day),
        scope,
        warmth: random.pick([1, 3, 3, 5]),
        contactBy,
        agreed,
        agreedOn: null,
        meetingId,
        parentId: parent?.referralId ?? null,
        details: prospect.details,
        ref: null,
        imported: false,
      },
      club.envelopeOf(entered, referralId, giver),
      personal,
    ),
  );
  return referralId;
}

/** The slip was wrong: it is withdrawn, and another one handed in. */
function correct(club: Club, referralId: ReferralId, slip: Slip, prospect: Prospect): void {
  const { networkId } = club;
  const { entered, giver } = slip;
  const envelope = club.envelopeOf(entered, v5(referralId, 'withdrawal'), giver);
  const reason = { withdrawalReason: 'mal noté' };
  club.put(entered, new WithdrawReferral({ referralId, networkId, reasoned: true }, envelope, reason));
  hand(club, slip, prospect);
}

function receiverFor({ random, members }: Club, giver: Member): Member | undefined {
  const [related, others] = [true, false].map((isRelated) =>
    members.filter((other) => other !== giver && (other.circle === giver.circle) === isRelated),
  ) as [Member[], Member[]];
  const wanted = random.chance(rates.related) ? related : others;
  const choice = wanted.length > 0 ? wanted : [...related, ...others];
  return choice.length > 0 ? random.pick(choice) : undefined;
}

function thank(club: Club, day: number, referralId: ReferralId, giver: Member, receiver: Member): void {
  const { networkId, random } = club;
  const { id } = club.further('thanks', 'T');
  const thanksId = id as ThanksId;
  const won = day + random.integer(...rates.wonAfter);
  const { median, spread } = rates.amount;
  const amountInCents = Math.max(1, Math.round(median * Math.exp(spread * random.normal()))) * 100;
  const entered = won + lateness(club);
  if (club.dayAt(entered) === '') return;
  club.put(
    entered,
    new GiveThanks(
      {
        networkId,
        thanksId,
        thankingId: receiver.personId,
        thankedId: giver.personId,
        referralId,
        on: club.dayAt(won),
        amountInCents,
        ref: null,
      },
      club.envelopeOf(entered, thanksId, receiver),
    ),
  );
}

function meetInPairs(club: Club, day: number, one: Member): void {
  const { networkId, random, members } = club;
  const other = random.pick(members);
  const entered = day + lateness(club);
  if (other === one || club.dayAt(entered) === '') return;
  const { id } = club.further('one-to-one', 'O');
  const oneToOneId = id as OneToOneId;
  const people: { aId: PersonId; bId: PersonId } = { aId: one.personId, bId: other.personId };
  const envelope = club.envelopeOf(entered, oneToOneId, one);
  club.put(
    entered,
    new HoldOneToOne({ networkId, oneToOneId, ...people, on: club.dayAt(day), ref: null }, envelope),
  );
}

/** In days. */
function lateness({ random }: Club): number {
  return random.chance(rates.late) ? random.integer(...rates.lateBy) : 0;
}
