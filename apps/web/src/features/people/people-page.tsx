import { useLingui } from '@lingui/react/macro';
import { useNetwork } from '../../server/network-context';
import { OrganisersPage } from '../../ui/layout/listing';
import styles from '../../ui/layout/listing.module.css';
import { Directory } from './directory-list';
import { InviteForm } from './invite-form';

/** Everybody whom the network knows, and what they may do there, for its organisers. */
export function PeoplePage() {
  const { t } = useLingui();
  const { id, may } = useNetwork();
  return (
    <OrganisersPage title={t`Membres et rôles`} isMine={may.includes('invite')}>
      <div className={styles.columns}>
        <InviteForm key={id} />
        <Directory key={id} />
      </div>
    </OrganisersPage>
  );
}
