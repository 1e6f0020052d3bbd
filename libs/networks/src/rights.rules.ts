import { type Action, ActingRole } from '@relais/contracts';
import { type Principal, ensure } from '@relais/event-sourcing';

/** `own`: only what is the caller's own, or in their own name. `own-that-day`: the same, on the day itself. */
export type Extent = 'none' | 'own' | 'own-that-day' | 'all';

type Right = Readonly<Record<ActingRole, Extent> & { what: string; own?: string }>;

const members = { visitor: 'none', member: 'all', host: 'all', organiser: 'all' } as const;
const owners = { visitor: 'own', member: 'own', host: 'own', organiser: 'own' } as const;
const ownersAndOrganisers = { ...owners, organiser: 'all' } as const;
const participantsAndOrganisers = { ...ownersAndOrganisers, visitor: 'none' } as const;
const hosts = { visitor: 'none', member: 'none', host: 'all', organiser: 'all' } as const;
const organisers = { ...hosts, host: 'none' } as const;

/** Which role may do what in a network: the one table (docs/roles.md). `own` says whose own it is. */
export const rights: Readonly<Record<Action, Right>> = {
  'read-network': {
    ...members,
    what: 'see the members, the meetings with those in the room on the day, and the liveliness',
  },
  'read-names': { ...hosts, what: 'see the names behind the liveliness' },
  'read-figures': { ...ownersAndOrganisers, what: 'see the figures of a member', own: 'that member' },
  'read-ledger': { ...owners, what: 'read a ledger', own: 'its owner' },
  'open-referral': { ...owners, what: 'open a referral, the prospect included', own: 'giver or receiver' },
  'pass-referral': { ...participantsAndOrganisers, what: 'pass a referral', own: 'the giver' },
  'record-agreement': { ...owners, what: "record a prospect's agreement", own: 'giver or receiver' },
  'acknowledge-referral': { ...owners, what: 'acknowledge a referral', own: 'the receiver' },
  'report-outcome': {
    ...owners,
    what: 'report what became of a referral, or take that back',
    own: 'the receiver',
  },
  'withdraw-referral': { ...owners, what: 'withdraw a referral', own: 'the giver' },
  'give-thanks': { ...participantsAndOrganisers, what: 'give thanks', own: 'the person who thanks' },
  'withdraw-thanks': { ...owners, what: 'withdraw thanks', own: 'the person who thanked' },
  'hold-one-to-one': {
    ...participantsAndOrganisers,
    what: 'enter a one-to-one',
    own: 'the first of the two',
  },
  'withdraw-one-to-one': { ...owners, what: 'withdraw a one-to-one', own: 'one of the two' },
  'state-need': {
    ...{ ...owners, visitor: 'none' },
    what: 'say what a participant seeks, or take it back',
    own: 'that participant',
  },
  'put-meeting': {
    ...hosts,
    what: 'plan, hold, cancel or reopen a meeting, adopt its agenda, run its round, and plan a series of them',
  },
  'announce-attendance': {
    ...{ ...hosts, member: 'own' },
    what: 'announce whether a participant comes to a meeting, and with which guests',
    own: 'that participant',
  },
  'record-attendance': {
    ...{ ...hosts, member: 'own-that-day' },
    what: 'say how a person attends a meeting',
    own: 'that person',
  },
  'read-attendance': {
    ...{ ...hosts, member: 'own' },
    what: 'see the whole list of a meeting, with those who are not there',
    own: 'that person',
  },
  'note-call': { ...hosts, what: 'note that a person was called' },
  'decline-follow-up': {
    ...{ ...hosts, visitor: 'own', member: 'own' },
    what: 'say that a visitor wants no follow-up',
    own: 'that visitor',
  },
  'register-person': { ...hosts, what: 'register a person that the network does not know' },
  'describe-person': {
    ...{ ...hosts, visitor: 'own', member: 'own' },
    what: 'correct what is known of a person',
    own: 'that person',
  },
  'correct-address': {
    ...organisers,
    what: 'correct the address of a person who has not signed in yet',
  },
  invite: { ...organisers, what: 'invite people by mail or by a QR code' },
  'show-join-link': { ...hosts, what: 'show the QR code by which visitors ask to come' },
  'describe-network': {
    ...organisers,
    what: 'say who is responsible for the data of the network, and what visitors read of it',
  },
  'change-charter': { ...organisers, what: 'change the rules of the network from a day on' },
  'read-people': { ...organisers, what: 'see everyone that the network knows, members or not' },
  'admit-member': { ...organisers, what: 'admit a member, end a membership, or correct its days' },
  'answer-membership': { ...owners, what: 'accept or decline a membership', own: 'that person' },
  'grant-role': { ...organisers, what: 'make a person host or organiser, or an ordinary member again' },
  'erase-person': {
    ...ownersAndOrganisers,
    what: 'erase what is known of a person, or how to reach them',
    own: 'that person',
  },
  'erase-prospect': {
    ...ownersAndOrganisers,
    what: 'erase what is known of a prospect',
    own: 'giver or receiver',
  },
  'read-erasures': { ...organisers, what: 'see what was erased' },
  'manage-tokens': { ...organisers, what: "make, list and revoke the network's API tokens" },
  'read-audit': {
    ...organisers,
    what: 'see who changed roles, erased, imported, exported, made or revoked tokens',
  },
};

/** What an action is about: whose it is, and whether it happens on its day. */
export type About = Readonly<{ whose?: readonly string[]; isThatDay?: boolean; path?: string }>;

/** How far a role's right goes; imports and the operator's command line (`system`) record what others did. */
export const extentOf = (role: Principal['role'], action: Action): Extent =>
  role === 'system' ? 'all' : rights[action][role];

/** Whether a principal may do something in the network of their role. */
export function may(principal: Principal, action: Action, about: About = {}): boolean {
  const isOwn = principal.role !== 'system' && (about.whose?.includes(principal.personId) ?? false);
  switch (extentOf(principal.role, action)) {
    case 'all':
      return true;
    case 'own':
      return isOwn;
    case 'own-that-day':
      return isOwn && (about.isThatDay ?? false);
    case 'none':
      return false;
  }
}

/** @throws Refusal `not-allowed`, with the path of `about` */
export function ensureMay(principal: Principal, action: Action, about: About = {}): void {
  ensure(may(principal, action, about), 'not-allowed', `${noTo(principal.role, action)}.`, about.path);
}

/** Everything that a role may do about anyone. */
export const actionsOf = (role: ActingRole): Action[] =>
  (Object.keys(rights) as Action[]).filter((action) => rights[action][role] === 'all');

const ranks: readonly ActingRole[] = ActingRole.options;

/** Whether a role has all that another one has. */
export const includesRole = (role: ActingRole, other: ActingRole): boolean =>
  ranks.indexOf(role) >= ranks.indexOf(other);

function noTo(role: Principal['role'], action: Action): string {
  const { what, own } = rights[action];
  const extent = extentOf(role, action);
  if (extent === 'none' || own === undefined) return `Your role in this network does not let you ${what}`;
  return `Only ${own} may ${what}${extent === 'own-that-day' ? ', on the day itself' : ''}`;
}
