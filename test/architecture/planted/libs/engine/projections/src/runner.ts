export { freshDatabase as runner } from '../../../../test/postgres';
