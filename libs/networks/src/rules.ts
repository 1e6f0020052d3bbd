/** What pure code of other contexts needs of networks. */
export { ensurePast } from './days.rules';
export { ensureKnown, ensureParticipants } from './participants.rules';
