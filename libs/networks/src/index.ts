export * from './network.commands';
export {
  CharterAdopted,
  MemberLeft,
  MembershipCorrected,
  type NetworkEvent,
  NetworkFounded,
  RoleConfirmed,
  RoleGranted,
  RoleSuspended,
  networkEvents,
} from './network.events';
export { network } from './network.decider';
export type { Acceptance } from './network.rules';
export { networkHandlers } from './network.handlers';
export * from './network.read-model';
export { AccountsOfPeople, PeopleOfNetworks } from './people-of-networks';
export { CircumstancesOfNetworks, signedInAmong } from './network-circumstances';
export { MembershipAnswers } from './membership/membership-answers';
export { Participants } from './membership/participants';
export { participationIn } from './membership/participation';
export { Networks } from './networks';
export { networkRelations } from './relations';
export { type Extent, actionsOf, ensureMay, extentOf, includesRole, may, rights } from './rights.rules';
export {
  drawImportSecret,
  importedId,
  importSecretOf,
  keepImportSecret,
  networkIdByRef,
} from './imports/import-secrets';
export { keepMergedPersons, mergedPersonsOf } from './imports/merged-persons';
export { sharedRefs } from './imports/shared-refs';
export { networkUpcasters } from './network-upcasters';
export { countryOfNetwork, readDescription, nameOfNetwork } from './network-description';
export { type NetworkCircumstances, ensureVisitor, hasTakenPart, isVisitor } from './network.rules';
