import type { Charter, ContactBy, Day, PersonId, ReferralId, Scope } from '@relais/contracts';
import { Refusal, ensure } from '@relais/event-sourcing';
import { ensureParticipants, ensurePast, ensureTalksBusiness } from '@relais/networks/rules';
import { ensureNoObjector, ensureProspect } from './prospect.rules';
import type { Step } from './referral-life.rules';
import type { PassReferral } from './referral.commands';

export type Passed = Readonly<{
  status: 'passed' | 'withdrawn';
  giverId: PersonId;
  receiverId: PersonId;
  scope: Scope;
  contactBy: ContactBy | null;
  passedOn: Day;
  agreedOn: Day | null;
  isErased: boolean;
  hasObjected: boolean;
  /** What the receiver said of it, in the order of recording. */
  steps: readonly Step[];
}>;
export type Referral = Readonly<{ status: 'unknown' }> | Passed;

/** What decisions about a referral need to know in addition to its own events. */
export type ReferralCircumstances = Readonly<{
  /** The latest day that is accepted. */
  latestDay: Day;
  /** Whether the prospect has objected to being recommended in this network. */
  isObjector: boolean;
  /** What a new referral refers to; null for commands about an existing one. */
  passing: Passing | null;
}>;

/** What a new referral refers to, on its day. */
export type Passing = Readonly<{
  charter: Charter;
  /** Of giver and receiver. */
  participants: ReadonlySet<PersonId>;
  /** Whether the network has the meeting; true where none is named. */
  hasMeeting: boolean;
  /** Whether a meeting of that day is under way as it is passed; false where the charter does not ask, and for imports. */
  isMeetingUnderWay: boolean;
  /** The referral that led to this one, if one is named. */
  parent: Referral;
}>;

/** The rules of a new referral. @throws Refusal */
export function ensureMayBePassed(data: PassReferral['data'], circumstances: ReferralCircumstances): void {
  ensureCircumstancesAllow(data, circumstances);
  ensureToAnother(data.giverId, data.receiverId);
  ensureNotOwnParent(data.referralId, data.parentId);
  ensureProspect(data);
}

function ensureCircumstancesAllow(
  { giverId, receiverId, passedOn, agreedOn, meetingId, parentId, referralId }: PassReferral['data'],
  { latestDay, isObjector, passing }: ReferralCircumstances,
): void {
  if (passing === null) throw new Error('A referral is passed under circumstances.');
  const { charter, participants, hasMeeting, isMeetingUnderWay, parent } = passing;
  ensurePast({ passedOn, 'prospect.agreedOn': agreedOn }, latestDay);
  ensureParticipants({ giverId, receiverId }, passedOn, participants);
  ensureBusinessTalk(charter, meetingId);
  ensure(
    charter.businessTalk === 'allowed' || !isMeetingUnderWay,
    'meeting-under-way',
    'This network keeps business out of its meetings: pass the referral on once the meeting is over.',
  );
  ensure(hasMeeting, 'unknown-meeting', 'There is no such meeting here.', 'meetingId');
  if (parentId !== null && parentId !== referralId) ensureParent(parent, passedOn);
  ensureNoObjector(isObjector);
}

/**
 * Whether the charter allows referrals at all, and in meetings (DOMAIN.md, "Rules every network has").
 * @param charter in force on the day of the referral
 * @param meeting in which it is passed; null: in none
 * @throws Refusal `no-business-talk`, `no-business-talk-in-meetings`
 */
export function ensureBusinessTalk(charter: Charter, meeting: unknown): void {
  ensureTalksBusiness(charter);
  ensure(
    charter.businessTalk === 'allowed' || meeting === null,
    'no-business-talk-in-meetings',
    'This network keeps business out of its meetings.',
    'meetingId',
  );
}

/**
 * A parent is recorded before its child and never changes its own parent: there can be no cycles.
 * @throws Refusal `unknown-parent`, `parent-later`
 */
export function ensureParent(
  parent: Readonly<{ status: 'unknown' }> | Pick<Passed, 'status' | 'passedOn'>,
  passedOn: Day,
): void {
  if (parent.status === 'unknown')
    throw new Refusal('unknown-parent', 'There is no such referral here.', 'parentId');
  ensure(
    parent.passedOn <= passedOn,
    'parent-later',
    'The parent referral is later than this one.',
    'parentId',
  );
}

/** @throws Refusal `self-referral` */
export function ensureToAnother(giverId: PersonId, receiverId: PersonId): void {
  ensure(giverId !== receiverId, 'self-referral', 'A member cannot refer to themselves.', 'receiverId');
}

/** @throws Refusal `own-parent` */
export function ensureNotOwnParent(referralId: ReferralId, parentId: ReferralId | null): void {
  ensure(parentId !== referralId, 'own-parent', 'A referral cannot be its own parent.', 'parentId');
}

/**
 * Whether the receiver may say something of a referral on a day.
 * @param from the day on which it was passed; for a report, from which it counts: null is a lead
 * @throws Refusal `no-agreement`, `reported-before-passed`
 */
export function ensureReportable(on: Day, from: Day | null): void {
  if (from === null)
    throw new Refusal(
      'no-agreement',
      'The prospect has not agreed yet: record the agreement first, or that they called.',
    );
  ensure(
    on >= from,
    'reported-before-passed',
    'This day is before the referral was passed or agreed. Choose that day or a later one.',
    'on',
  );
}
