export { freshDatabase as runner } from '../../../../test/support/postgres';
