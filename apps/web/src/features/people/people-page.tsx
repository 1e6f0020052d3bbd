import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNetwork } from '../../server/network-context';
import { members } from '../../server/reads';
import { ListSkeleton } from '../../ui/list-skeleton';
import { Card, Empty, Page } from '../../ui/page';
import rows from '../../ui/rows.module.css';
import { InviteForm } from './invite-form';
import { MemberLine } from './member-line';
import styles from './people.module.css';

/** Who belongs to the network and what he may do there, for its organisers. */
export function PeoplePage() {
  const { t } = useLingui();
  const { id, may } = useNetwork();
  if (!may.includes('invite'))
    return (
      <Page title={t`Membres et rôles`}>
        <Empty title={t`C'est pour les organisateurs de ce réseau.`} />
      </Page>
    );
  return (
    <Page title={t`Membres et rôles`}>
      <div className={styles.columns}>
        <InviteForm key={id} />
        <Known />
      </div>
    </Page>
  );
}

function Known() {
  const { t } = useLingui();
  const { id } = useNetwork();
  const { data, isError, refetch } = useQuery(members(id));
  if (!data)
    return isError ? (
      <Empty
        title={t`Les membres n'ont pas pu être lus.`}
        action={<Button onClick={() => void refetch()}>{t`Réessayer`}</Button>}
      />
    ) : (
      <ListSkeleton rows={5} height={72} />
    );
  const present = data.filter(({ leftOn }) => leftOn === null);
  return (
    <Card labelledBy="members-today">
      <h2 id="members-today" className={rows.heading}>
        <Trans>Membres</Trans>
      </h2>
      <ul className={styles.list}>
        {present.map((member) => (
          <MemberLine key={member.personId} member={member} />
        ))}
      </ul>
    </Card>
  );
}
