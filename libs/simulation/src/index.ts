export * from './history';
export { company, name, telephone } from './imaginary';
export { Random } from './random';
export { rates } from './rates';
export { circleOf } from './trades';
