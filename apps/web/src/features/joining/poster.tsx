import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { NetworkDescription } from '@relais/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useNetwork } from '../../server/network-context';
import { description } from '../../server/reads';
import { useFormat } from '../../ui/format';
import { VisitorsNotice } from '../../ui/further/visitors-notice';
import { Card } from '../../ui/layout/page';
import rows from '../../ui/layout/rows.module.css';
import { Icon } from '../../ui/theme/icons';
import { type JoinLink, addressOf } from './joining';
import styles from './joining.module.css';
import { QrCode } from '../../ui/further/qr-code';

/** To show on the phone, or on one sheet for the wall: the code, and under it the notice for visitors. */
export function Poster({ link, children }: Readonly<{ link: JoinLink; children: ReactNode }>) {
  const { t } = useLingui();
  const network = useNetwork();
  const { name, may } = network;
  const { data: described } = useQuery(description(network));
  const until = useFormat().day(link.expiresOn);
  const address = addressOf(link);
  const [copied, setCopied] = useState(false);
  const copy = () => navigator.clipboard.writeText(address).then(() => setCopied(true));
  return (
    <Card labelledBy="join-code">
      <div className={rows.stack}>
        <div className={styles.poster}>
          <h2 id="join-code" className={styles.network}>
            {name}
          </h2>
          <p>
            <Trans>Scannez pour laisser votre nom.</Trans>
          </p>
          <QrCode className={styles.code} text={address} label={t`Code QR de « ${name} »`} />
          <p className={`${rows.small} ${rows.dim}`}>
            <Trans>Valable jusqu'au {until}</Trans>
          </p>
        </div>
        <div className={`${rows.inline} ${styles.tools}`}>
          <Button leftSection={<Icon name="print" size={18} />} onClick={() => print()}>
            <Trans>Imprimer</Trans>
          </Button>
          <Button variant="default" onClick={() => void copy()}>
            {copied ? t`Copié` : t`Copier le lien`}
          </Button>
          {children}
        </div>
        {described && may.includes('describe-network') && <Missing described={described} />}
        {described && <VisitorsNotice network={name} described={described} />}
      </div>
    </Card>
  );
}

/** Visitors read blanks until an organiser fills it in. */
function Missing({ described }: { described: NetworkDescription }) {
  const { controller, controllerContact } = described;
  if (controller !== null && controllerContact !== null) return null;
  return (
    <p className={styles.tools}>
      <Trans>
        On ne sait pas encore qui est responsable des données :{' '}
        <Link to="/privacy" className={rows.link}>
          à compléter
        </Link>
      </Trans>
    </p>
  );
}
