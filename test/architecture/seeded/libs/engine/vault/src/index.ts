export { vault } from './vault';
