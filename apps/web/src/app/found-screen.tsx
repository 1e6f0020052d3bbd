import { FoundPage } from '../features/founding/found-page';
import { WithMe } from './with-me';

/** Founding needs somebody who is signed in, and no network. */
export const FoundScreen = () => (
  <WithMe>{({ name, address }) => <FoundPage name={name} address={address} />}</WithMe>
);
