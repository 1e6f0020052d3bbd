import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNetwork } from '../../server/network-context';
import { members } from '../../server/reads';
import { Listing, OrganisersPage } from '../../ui/listing';
import styles from '../../ui/listing.module.css';
import { InviteForm } from './invite-form';
import rows from '../../ui/rows.module.css';
import { MemberLine } from './member-line';
import { Others } from './others';

/** Who belongs to the network and what he may do there, for its organisers. */
export function PeoplePage() {
  const { t } = useLingui();
  const { id, may } = useNetwork();
  return (
    <OrganisersPage title={t`Membres et rôles`} isMine={may.includes('invite')}>
      <div className={styles.columns}>
        <InviteForm key={id} />
        <div className={rows.stack}>
          <Known />
          <Others key={id} />
        </div>
      </div>
    </OrganisersPage>
  );
}

function Known() {
  const { t } = useLingui();
  const query = useQuery(members(useNetwork()));
  return (
    <Listing
      query={{ ...query, data: query.data?.filter(({ leftOn }) => leftOn === null) }}
      id="members-today"
      heading={t`Membres`}
      unread={t`Les membres n'ont pas pu être lus.`}
    >
      {(member) => <MemberLine key={member.personId} member={member} />}
    </Listing>
  );
}
