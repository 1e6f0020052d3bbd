export { Founding } from './founding';
export { Invitees } from './invitees';
export { Inviting } from './inviting';
export { guestsIn } from './guests';
