export * from './person.commands';
export {
  PersonDescribed,
  PersonErased,
  type PersonEvent,
  PersonRegistered,
  personEvents,
} from './person.events';
export { person } from './person.decider';
export { personHandlers } from './person.handlers';
export * from './person.read-model';
export { RoleSuspensionRow, isSuspended, roleInForce, suspensionsIn } from './role-suspension.read-model';
export { addressHash, isSameAddress } from './addresses';
export { PeopleInTheLog } from './people-in-the-log';
export { CareNotes, callsOf, latestNotesIn, networkOfNote } from './care-notes';
export { type MarkedPerson, lookAlikes, lookAlikesAmong, marksOf } from './look-alikes.rules';
export { personsByAddress } from './persons-by-address';
export * from './erased';
export { peopleRelations } from './relations';
export * from './erasure-list';
export { Objections, objectionKey, referralOfKey } from './objections';
export { prospectId } from './subjects';
