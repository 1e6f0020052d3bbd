/** What pure code of other contexts needs of networks. */
export { type CharterVersion, charterOn, inForceOn } from './charters.rules';
export { ensurePast } from './days.rules';
export type { Acceptance } from './network.rules';
export {
  type MembershipPeriod,
  type Spell,
  began,
  ensureInOrder,
  hasBegunBy,
  hasLeftWithin,
  isMemberWithin,
  isOverlap,
  isRunningOn,
  periodLeftOn,
} from './membership-periods.rules';
export { ensureKnown, ensureParticipants } from './participants.rules';
export { ensureMay, includesRole, may } from './rights.rules';
