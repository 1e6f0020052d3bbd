import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { TodayAnswer } from '@relais/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNetwork } from '../../server/network-context';
import { Empty } from '../../ui/layout/page';
import rows from '../../ui/layout/rows.module.css';
import { Sheet } from '../../ui/layout/sheet';
import { CardsSkeleton } from '../../ui/layout/skeletons';
import { SendText } from '../../ui/send-text';
import { useInvitationWords } from './invitation-words';
import { addressOf, joinLink, useLinking } from './joining';
import styles from './joining.module.css';
import { QrCode } from '../../ui/further/qr-code';

type Props = Readonly<{ next: TodayAnswer['next']; organises: boolean }>;

/** The link into the network, as a text to send and as a code to scan. */
export function Invitation({ next, organises }: Props) {
  const { t } = useLingui();
  const network = useNetwork();
  const { data: link, isError, refetch } = useQuery(joinLink(network));
  const linking = useLinking(network);
  const words = useInvitationWords(next);
  if (link === undefined)
    return isError ? (
      <Empty
        title={t`Le code n'a pas pu être lu.`}
        action={<Button onClick={() => void refetch()}>{t`Réessayer`}</Button>}
      />
    ) : (
      <CardsSkeleton cards={1} />
    );
  if (link === null)
    return organises ? (
      <div className={rows.tight}>
        <Button loading={linking.isPending} onClick={() => linking.mutate('make')}>
          <Trans>Préparer l'invitation</Trans>
        </Button>
        <p className={`${rows.small} ${rows.dim}`}>
          <Trans>Un texte à envoyer et un code QR, valables trente jours.</Trans>
        </p>
        {linking.isError && <p role="alert">{t`Le serveur ne répond pas. Réessaie.`}</p>}
      </div>
    ) : (
      <p>
        <Trans>Pas de code pour l'instant.</Trans> <Trans>Demande-le à un organisateur du réseau.</Trans>
      </p>
    );
  const address = addressOf(link);
  return (
    <>
      <CodeToShow address={address} />
      <SendText text={words.text(address)} subject={words.subject} lines={6} />
    </>
  );
}

/** At hand, and as large as the screen allows once it is tapped. */
function CodeToShow({ address }: { address: string }) {
  const { t } = useLingui();
  const { name } = useNetwork();
  const [opened, setOpened] = useState(false);
  const label = t`Code QR de « ${name} »`;
  return (
    <>
      <button type="button" className={styles.codeButton} onClick={() => setOpened(true)}>
        <QrCode className={styles.code} text={address} label={label} />
        <span>
          <Trans>Montrer le code en grand</Trans>
        </span>
      </button>
      <Sheet opened={opened} onClose={() => setOpened(false)} title={name}>
        <div className={styles.large}>
          <QrCode className={styles.code} text={address} label={label} />
          <p>
            <Trans>Scannez pour laisser votre nom.</Trans>
          </p>
        </div>
      </Sheet>
    </>
  );
}
