export { KurrentEventStore } from './kurrent-event-store';
