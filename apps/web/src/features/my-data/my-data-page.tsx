import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { MyDataAnswer } from '@relais/contracts';
import { useQuery } from '@tanstack/react-query';
import { myData } from '../../server/reads';
import { download } from '../../ui/download';
import { useFormat } from '../../ui/format';
import { Empty, Page } from '../../ui/layout/page';
import rows from '../../ui/layout/rows.module.css';
import { CardsSkeleton } from '../../ui/layout/skeletons';
import { Icon } from '../../ui/theme/icons';
import { AccountData } from './account-data';
import styles from './my-data.module.css';
import { NetworkDataSection } from './network-data';

/** Everything that is kept of who is signed in, in all networks: to read, to print, as a file. */
export function MyDataPage() {
  const { t } = useLingui();
  const { data, isError, refetch } = useQuery(myData);
  return (
    <Page title={t`Tout sur moi`} aside={data && <Tools data={data} />}>
      <p className={rows.dim}>
        <Trans>
          Tout ce que Relais garde à mon sujet. Personne d'autre ne voit cette page ; ce que les autres voient
          dépend de leur rôle.
        </Trans>
      </p>
      {data ? (
        <Everything data={data} />
      ) : isError ? (
        <Empty
          title={t`Mes données n'ont pas pu être lues.`}
          action={<Button onClick={() => void refetch()}>{t`Réessayer`}</Button>}
        />
      ) : (
        <CardsSkeleton />
      )}
    </Page>
  );
}

function Everything({ data: { madeAt, networks, account } }: { data: MyDataAnswer }) {
  const made = useFormat().instant(madeAt);
  return (
    <>
      {networks.map((network) => (
        <NetworkDataSection key={network.personId} data={network} />
      ))}
      {account && <AccountData account={account} isAlone={networks.length === 0} />}
      <p className={`${rows.dim} ${rows.small}`}>
        <Trans>État au {made}.</Trans>
      </p>
    </>
  );
}

function Tools({ data }: { data: MyDataAnswer }) {
  const { t } = useLingui();
  const save = () =>
    download(
      `relais-${data.madeAt.slice(0, 10)}.json`,
      JSON.stringify(data, null, 2) + '\n',
      'application/json',
    );
  return (
    <div className={`${rows.inline} ${styles.tools}`}>
      <Button variant="default" leftSection={<Icon name="download" size={18} />} onClick={save}>
        {t`Télécharger (JSON)`}
      </Button>
      <Button variant="default" leftSection={<Icon name="print" size={18} />} onClick={() => print()}>
        {t`Imprimer`}
      </Button>
    </div>
  );
}
