import { FoundPage } from '../../features/founding/found-page';
import { WithMe } from '../with-me';

/** Founding needs a person who is signed in, but no network. */
export const FoundScreen = () => (
  <WithMe>
    {({ name, address, networks }) => (
      <FoundPage account={address ?? networks[0]?.personId ?? ''} name={name} address={address} />
    )}
  </WithMe>
);
