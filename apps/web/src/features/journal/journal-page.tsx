import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNetwork } from '../../server/network-context';
import { useFormat } from '../../ui/format';
import { ListSkeleton } from '../../ui/list-skeleton';
import { Card, Empty, Page } from '../../ui/page';
import rows from '../../ui/rows.module.css';
import styles from './journal.module.css';
import { journal } from './reads';
import { useEntryWords } from './words';

/** Who did what here in the last twelve months, for this network's organisers. */
export function JournalPage() {
  const { t } = useLingui();
  const { may } = useNetwork();
  if (!may.includes('read-audit'))
    return (
      <Page title={t`Journal`}>
        <Empty title={t`C'est pour les organisateurs de ce réseau.`} />
      </Page>
    );
  return (
    <Page title={t`Journal`}>
      <p className={rows.dim}>
        <Trans>
          Rôles, effacements, imports, exports et jetons d'accès des douze derniers mois. Les connexions n'y
          sont pas : chacun voit les siennes seul.
        </Trans>
      </p>
      <Entries />
    </Page>
  );
}

function Entries() {
  const { t } = useLingui();
  const format = useFormat();
  const words = useEntryWords();
  const { id } = useNetwork();
  const { data, isError, refetch } = useQuery(journal(id));
  if (!data)
    return isError ? (
      <Empty
        title={t`Le journal n'a pas pu être lu.`}
        action={<Button onClick={() => void refetch()}>{t`Réessayer`}</Button>}
      />
    ) : (
      <ListSkeleton rows={6} height={56} />
    );
  if (data.length === 0) return <Empty title={t`Rien dans le journal pour l'instant.`} />;
  return (
    <Card labelledBy="journal-entries">
      <h2 id="journal-entries" className={rows.heading}>
        <Trans>Les douze derniers mois</Trans>
      </h2>
      <ol className={styles.list}>
        {data.map((entry) => (
          <li key={`${entry.at} ${entry.what} ${entry.about ?? ''}`} className={styles.line}>
            <p className={rows.strong}>{words(entry)}</p>
            <p className={`${rows.small} ${rows.dim}`}>
              <time dateTime={entry.at}>{format.instant(entry.at)}</time>
              {' · '}
              {entry.by ? (entry.by.name ?? t`nom effacé`) : t`l'opérateur, ou une règle`}
            </p>
          </li>
        ))}
      </ol>
    </Card>
  );
}
