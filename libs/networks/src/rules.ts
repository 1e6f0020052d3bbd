/** What pure code of other contexts needs of networks. */
export type { Acceptance } from './network.rules';
export {
  type CharterInForce,
  type CharterVersion,
  changedCharter,
  charterOn,
  ensureTalksBusiness,
  inOrderOfDays,
  versionOn,
} from './charter/charters.rules';
export { ensureMeetingDay, ensurePast } from './days.rules';
export { MemberIndex, type Membership } from './membership/member-index';
export {
  type MembershipEvent,
  type MembershipPeriod,
  began,
  ensureInOrder,
  firstKnownDay,
  hasLeftBy,
  isMemberOn,
  lastEnded,
  lastLeftOn,
  latestPeriod,
  movedOrDied,
  overlaps,
  wasAdmittedBetween,
  wasAdmittedBy,
} from './membership/membership-periods.rules';
export {
  ensureKnown,
  ensureNotErased,
  ensureParticipants,
  ensureSeen,
} from './membership/participants.rules';
export { ensureMay, includesRole, may } from './rights.rules';
