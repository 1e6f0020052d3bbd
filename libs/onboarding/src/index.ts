export { AdmittingArrivals } from './admitting-arrivals';
export { ArrivalList } from './arrival-list';
export { Founding } from './founding';
export { Invitees } from './invitees';
export { Inviting } from './inviting';
export { guestsIn } from './guests';
export { Visiting } from './visiting';
