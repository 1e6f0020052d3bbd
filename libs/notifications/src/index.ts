export { NewsReading } from './news-reading';
export { SendNotifications } from './send-notifications.policy';
