export type { NetworkEvents } from './figures/events';
export type { Figures } from './figures/figures';
export { liveliness, type Liveliness, type MeetingWithPeople } from './liveliness';
export { livelinessOf, livelinessPeopleOf } from './liveliness-answers';
export { networkEvents } from './network-events';
export { seenLately } from './seen-lately';
export { isPausedFor, wasPausedFor } from './paused';
export { careNotesIn, contactsOf } from './contacts';
