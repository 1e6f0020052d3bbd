export { ChangeStreams } from './change-streams';
