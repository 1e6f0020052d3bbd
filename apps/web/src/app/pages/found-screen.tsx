import { FoundPage } from '../../features/founding/found-page';
import { WithMe } from '../with-me';

/** Founding needs somebody who is signed in, and no network. */
export const FoundScreen = () => (
  <WithMe>
    {({ name, address, networks }) => (
      <FoundPage account={address ?? networks[0]?.personId ?? ''} name={name} address={address} />
    )}
  </WithMe>
);
