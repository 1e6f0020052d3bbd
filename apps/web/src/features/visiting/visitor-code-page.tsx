import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { MeetingId, VisitorCodeAnswer } from '@relais/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useNetwork } from '../../server/network-context';
import { dayIn, minuteIn, useFormat } from '../../ui/format';
import { QrCode } from '../../ui/further/qr-code';
import { Card, Empty, Page } from '../../ui/layout/page';
import rows from '../../ui/layout/rows.module.css';
import { CardsSkeleton } from '../../ui/layout/skeletons';
import { Icon } from '../../ui/theme/icons';
import { addressOf, useCode, visitorCode } from './visit';
import styles from './visiting.module.css';

const route = getRouteApi('/signed-in/visitor-code');

/** The code of a meeting for its visitors: hosts show it on the phone, on a wall or on paper, and stop it. */
export function VisitorCodePage() {
  const { t } = useLingui();
  const network = useNetwork();
  const meetingId = (route.useSearch().meeting ?? '') as MeetingId;
  const mayShow = network.may.includes('show-join-link');
  const {
    data: code,
    isError,
    refetch,
  } = useQuery({
    ...visitorCode(network, meetingId),
    enabled: mayShow && meetingId !== '',
  });
  const making = useCode(network, meetingId);
  const failed = making.isError && <p role="alert">{t`Le serveur ne répond pas. Réessaie.`}</p>;
  return (
    <Page title={t`Code QR de la rencontre`} isUntitledOnPaper>
      {!mayShow ? (
        <Empty title={t`Cette page est réservée à ceux qui animent et organisent ce réseau.`} />
      ) : code === undefined ? (
        isError || meetingId === '' ? (
          <Empty
            title={t`Le code n'a pas pu être lu.`}
            action={<Button onClick={() => void refetch()}>{t`Réessayer`}</Button>}
          />
        ) : (
          <CardsSkeleton cards={1} lines={12} />
        )
      ) : code === null ? (
        <Empty
          title={t`Pas de code pour cette rencontre.`}
          action={
            <Button loading={making.isPending} onClick={() => making.mutate('make')}>
              <Trans>Créer un code</Trans>
            </Button>
          }
        >
          <Trans>
            Les invités qui le scannent lisent les valeurs du réseau, le prix et les prochaines dates, et
            laissent leur nom s'ils le souhaitent. Il n'est valable que le jour de la rencontre.
          </Trans>
          {failed}
        </Empty>
      ) : (
        <Poster code={code} onStop={() => making.mutate('stop')} isStopping={making.isPending}>
          {failed}
        </Poster>
      )}
    </Page>
  );
}

type PosterProps = Readonly<{
  code: NonNullable<VisitorCodeAnswer['code']>;
  onStop: () => void;
  isStopping: boolean;
  children: ReactNode;
}>;

function Poster({ code: { secret, from, until }, onStop, isStopping, children }: PosterProps) {
  const { t } = useLingui();
  const { name, timezone } = useNetwork();
  const format = useFormat();
  const [copied, setCopied] = useState(false);
  const address = addressOf(secret);
  const time = (at: string) => format.time(minuteIn(timezone, at).slice(11));
  const [day, begins, ends] = [format.longDay(dayIn(timezone, new Date(from))), time(from), time(until)];
  return (
    <Card labelledBy="visitor-code">
      <div className={rows.stack}>
        <div className={styles.poster}>
          <h2 id="visitor-code" className={styles.network}>
            {name}
          </h2>
          <p>
            <Trans>Bienvenue ! Scannez pour en savoir plus et laisser votre nom.</Trans>
          </p>
          <QrCode className={styles.code} text={address} label={t`Code QR de la rencontre`} />
          <p className={styles.address}>{address}</p>
          <p className={`${rows.small} ${rows.dim}`}>
            <Trans>
              Valable le {day}, de {begins} à {ends}
            </Trans>
          </p>
        </div>
        <div className={`${rows.inline} ${styles.tools}`}>
          <Button leftSection={<Icon name="print" size={18} />} onClick={() => print()}>
            <Trans>Imprimer</Trans>
          </Button>
          <Button
            variant="default"
            onClick={() => void navigator.clipboard.writeText(address).then(() => setCopied(true))}
          >
            {copied ? t`Copié` : t`Copier le lien`}
          </Button>
          <Button variant="subtle" loading={isStopping} onClick={onStop}>
            <Trans>Arrêter ce code</Trans>
          </Button>
        </div>
        {children}
      </div>
    </Card>
  );
}
