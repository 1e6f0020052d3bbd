export type { CharterInForce } from './charters';
export type { CoreChanges } from './core-changes';
export type {
  Attendance,
  CharterVersion,
  CountedReferral,
  LoggedReferral,
  Meeting,
  Membership,
  NetworkFacts,
} from './facts';
export type { Figures } from './figures';
export type { Lists } from './lists';
export { liveliness, type Liveliness, type MeetingWithPeople } from './liveliness';
export type { Parameters } from './parameters';
export type { Share, SharedEvidence } from './shares';
export type { State } from './states';
export { livelinessOf, livelinessPeopleOf } from './liveliness-answers';
export { networkFacts } from './network-facts';
