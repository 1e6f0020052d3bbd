export { main } from '../../../apps/api/src/main';
