import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNetwork } from '../../server/network-context';
import { ListSkeleton } from '../../ui/list-skeleton';
import { Card, Empty, Page } from '../../ui/page';
import { NewToken } from './new-token';
import { tokens } from './reads';
import { TokenLine } from './token-line';
import styles from './tokens.module.css';
import rows from '../../ui/rows.module.css';

/** What programs get in with, for this network's organisers. */
export function TokensPage() {
  const { t } = useLingui();
  const { id, may } = useNetwork();
  if (!may.includes('manage-tokens'))
    return (
      <Page title={t`Jetons d'accès`}>
        <Empty title={t`C'est pour les organisateurs de ce réseau.`} />
      </Page>
    );
  return (
    <Page title={t`Jetons d'accès`}>
      <p className={rows.dim}>
        <Trans>
          Un jeton laisse un logiciel lire et écrire ici à ta place. Chaque jeton a un rôle et un dernier jour
          ; on peut le retirer à tout moment.
        </Trans>
      </p>
      <div className={styles.columns}>
        <NewToken key={id} />
        <Known />
      </div>
    </Page>
  );
}

function Known() {
  const { t } = useLingui();
  const { id } = useNetwork();
  const { data, isError, refetch } = useQuery(tokens(id));
  if (!data)
    return isError ? (
      <Empty
        title={t`Les jetons n'ont pas pu être lus.`}
        action={<Button onClick={() => void refetch()}>{t`Réessayer`}</Button>}
      />
    ) : (
      <ListSkeleton rows={3} height={72} />
    );
  if (data.length === 0) return <Empty title={t`Aucun jeton pour l'instant.`} />;
  return (
    <Card labelledBy="known-tokens">
      <h2 id="known-tokens" className={rows.heading}>
        <Trans>Jetons de ce réseau</Trans>
      </h2>
      <ul className={styles.list}>
        {data.map((token) => (
          <TokenLine key={token.tokenId} token={token} />
        ))}
      </ul>
    </Card>
  );
}
