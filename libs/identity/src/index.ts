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
export type { Acceptance, Asker } from './asker';
export { type Device, type SigningDevice, deviceOf } from './device';
export { type SessionRow, type SignInRow, type Way, sessionDays } from './sessions';
export { Joining, type JoinLink, type JoinRequest } from './joining';
export { SignIn } from './sign-in';
export type { OpenChange } from './open-changes';
export { ensureAccepted, speakerIn } from './speaker.rules';
export type { AskingBrowser, MadeCode } from './sign-in-codes';
export { RoleSuspensionRow, suspensionsIn } from './role-suspension.read-model';
export { addressHash, isSameAddress } from './addresses';
export * from './tokens';
export { type CareNote, CareNotes, callsOf, latestNotesIn, networkOfNote } from './care-notes';
export { noteInAudit, notedIn, sweepAudit } from './audit-trail';
export { type Recognisable, lookAlikes, lookAlikesAmong, marksOf } from './look-alikes.rules';
export { type Count, countTries } from './shared-counts';
export { secret as newSecret } from './secrets';
export { OpenId, type OpenIdProvider } from './open-id';
