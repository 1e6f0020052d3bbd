import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNetwork } from '../../server/network-context';
import { description } from '../../server/reads';
import { MembersNotice } from '../../ui/further/members-notice';
import { VisitorsNotice } from '../../ui/further/visitors-notice';
import { Empty, Page } from '../../ui/layout/page';
import rows from '../../ui/layout/rows.module.css';
import { CardsSkeleton } from '../../ui/layout/skeletons';
import { Icon } from '../../ui/theme/icons';
import { Erasures } from './erasures';
import { Paper } from './paper';
import { usePrinting } from './printing';
import styles from './privacy.module.css';
import { RegisterEntry } from './register-entry';
import { Responsible } from './responsible';

/** What a network says of the personal data it keeps: for members, visitors, and people who ask the organisers. */
export function PrivacyPage() {
  const { t } = useLingui();
  const network = useNetwork();
  const { id, may, name } = network;
  const { data, isError, refetch } = useQuery(description(network));
  const { only, print } = usePrinting();
  const title = t`Données personnelles`;
  if (!data)
    return (
      <Page title={title}>
        {isError ? (
          <Empty
            title={t`Cette page n'a pas pu être lue.`}
            action={<Button onClick={() => void refetch()}>{t`Réessayer`}</Button>}
          />
        ) : (
          <CardsSkeleton />
        )}
      </Page>
    );
  const organises = may.includes('describe-network');
  const printing = { only, print };
  return (
    <Page title={title} isUntitledOnPaper aside={<PrintAll print={() => print(null)} />}>
      <p className={`${rows.dim} ${styles.screenOnly}`}>
        <Trans>
          Qui est responsable de ce que « {name} » garde, pourquoi, qui le voit et jusqu'à quand. Chaque
          feuille s'imprime, dans la langue de l'écran.
        </Trans>
      </p>
      <Responsible key={id} described={data} mayEdit={organises} />
      {may.includes('read-erasures') && <Erasures />}
      <div className={styles.papers}>
        <Paper id="members" title={t`Note aux membres`} printing={printing}>
          <MembersNotice network={name} described={data} />
        </Paper>
        <Paper id="visitors" title={t`Note aux invités`} printing={printing}>
          <VisitorsNotice network={name} described={data} />
        </Paper>
        {organises && (
          <Paper id="register" title={t`Registre des traitements`} printing={printing}>
            <RegisterEntry described={data} />
          </Paper>
        )}
      </div>
    </Page>
  );
}

const PrintAll = ({ print }: { print: () => void }) => (
  <div className={styles.screenOnly}>
    <Button variant="default" leftSection={<Icon name="print" size={18} />} onClick={print}>
      <Trans>Tout imprimer</Trans>
    </Button>
  </div>
);
