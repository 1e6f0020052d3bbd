import { useLingui } from '@lingui/react/macro';
import { useLocation } from '@tanstack/react-router';
import { useNetwork } from '../../server/network-context';
import { BesideList } from '../../ui/further/beside-list';
import { OrganisersPage } from '../../ui/further/listing';
import styles from '../../ui/layout/listing.module.css';
import { Directory } from './directory-list';
import { InviteForm } from './invite-form';

/** Everyone that the network knows, and what they may do there, for its organisers. */
export function PeoplePage() {
  const { t } = useLingui();
  const { id, may } = useNetwork();
  const hash = useLocation({ select: (location) => location.hash });
  return (
    <OrganisersPage title={t`Membres et rôles`} isMine={may.includes('invite')}>
      <div className={styles.columns}>
        <BesideList key={id} label={t`Inviter`} startsOpen={hash === 'invite'}>
          <InviteForm />
        </BesideList>
        <Directory key={id} />
      </div>
    </OrganisersPage>
  );
}
