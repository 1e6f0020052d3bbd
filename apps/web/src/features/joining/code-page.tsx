import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNetwork } from '../../server/network-context';
import { Empty, Page } from '../../ui/layout/page';
import rows from '../../ui/layout/rows.module.css';
import { CardsSkeleton } from '../../ui/layout/skeletons';
import { joinLink, useLinking } from './joining';
import styles from './joining.module.css';
import { Poster } from './poster';
import { Requests } from './requests';

/** The code that visitors scan: hosts show it, organisers make it and see who asks. */
export function CodePage() {
  const { t } = useLingui();
  const { id, may } = useNetwork();
  const title = t`Code QR pour les invités`;
  if (!may.includes('show-join-link'))
    return (
      <Page title={title}>
        <Empty title={t`Cette page est réservée à ceux qui animent et organisent ce réseau.`} />
      </Page>
    );
  const organises = may.includes('invite');
  return (
    <Page title={title} isUntitledOnPaper>
      <p className={`${rows.dim} ${styles.screenOnly}`}>
        <Trans>
          Les personnes qui le scannent lisent la note aux invités et laissent leur nom. Ce code ne suffit pas
          pour entrer : ceux qui organisent décident.
        </Trans>
      </p>
      <div className={styles.columns}>
        {organises && <Requests />}
        <Code key={id} organises={organises} />
      </div>
    </Page>
  );
}

function Code({ organises }: { organises: boolean }) {
  const { t } = useLingui();
  const network = useNetwork();
  const { data: link, isError, refetch } = useQuery(joinLink(network));
  const linking = useLinking(network);
  if (link === undefined)
    return isError ? (
      <Empty
        title={t`Le code n'a pas pu être lu.`}
        action={<Button onClick={() => void refetch()}>{t`Réessayer`}</Button>}
      />
    ) : (
      <CardsSkeleton cards={1} lines={12} />
    );
  const failed = linking.isError && <p role="alert">{t`Le serveur ne répond pas. Réessaie.`}</p>;
  if (link === null)
    return (
      <Empty
        title={t`Pas de code pour l'instant.`}
        action={
          organises && (
            <Button loading={linking.isPending} onClick={() => linking.mutate('make')}>
              <Trans>Créer un code</Trans>
            </Button>
          )
        }
      >
        {organises ? (
          <Trans>Un code est valable trente jours.</Trans>
        ) : (
          <Trans>Demande-le à un organisateur du réseau.</Trans>
        )}
        {failed}
      </Empty>
    );
  return (
    <Poster link={link}>
      {organises && (
        <>
          <Button variant="default" loading={linking.isPending} onClick={() => linking.mutate('renew')}>
            <Trans>Renouveler</Trans>
          </Button>
          <Button variant="subtle" disabled={linking.isPending} onClick={() => linking.mutate('withdraw')}>
            <Trans>Retirer le code</Trans>
          </Button>
          {failed}
          <p className={`${rows.small} ${rows.dim}`}>
            <Trans>Une fois le code renouvelé ou retiré, l'ancien n'est plus valable, même imprimé.</Trans>
          </p>
        </>
      )}
    </Poster>
  );
}
