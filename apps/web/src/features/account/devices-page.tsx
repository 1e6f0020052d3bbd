import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../ui/format';
import { More } from '../../ui/layout/more';
import { Card, Page } from '../../ui/layout/page';
import rows from '../../ui/layout/rows.module.css';
import { ListSkeleton } from '../../ui/layout/skeletons';
import { type Device, devices, useSignOutThere } from './account';
import styles from './account.module.css';
import { useDeviceName } from './device-name';
import { SignInLog } from './sign-in-log';
import { SignOutButton } from './sign-out-button';

export function DevicesPage() {
  const { t } = useLingui();
  const { data, error } = useQuery(devices);
  return (
    <Page title={t`Mes appareils`}>
      <p className={rows.dim}>
        <Trans>
          Chaque appareil reste connecté 180 jours après sa dernière utilisation, deux ans au plus. Si tu n'en
          reconnais pas un, déconnecte-le.
        </Trans>
      </p>
      {error && (
        <p role="alert">
          <Trans>La liste n'a pas pu être lue. Réessaie dans un instant.</Trans>
        </p>
      )}
      <Card>
        {data ? (
          <ul className={styles.devices}>
            {data.map((device) => (
              <DeviceLine key={device.sessionId} device={device} />
            ))}
          </ul>
        ) : (
          !error && <ListSkeleton rows={2} />
        )}
      </Card>
      <SignOutButton everywhere />
      <More label={t`Mes connexions des six derniers mois`}>
        <SignInLog />
      </More>
    </Page>
  );
}

function DeviceLine({ device }: { device: Device }) {
  const { t } = useLingui();
  const format = useFormat();
  const name = useDeviceName()(device);
  const leave = useSignOutThere(name);
  const lastUsed = format.instant(device.lastUsedAt);
  return (
    <li className={styles.device}>
      <div>
        <p className={rows.strong}>{name}</p>
        <p className={`${rows.dim} ${rows.small}`}>
          {device.isThis ? <Trans>Cet appareil</Trans> : <Trans>Utilisé vers le {lastUsed}</Trans>}
        </p>
        {leave.isError && (
          <p role="alert">
            <Trans>Pas de réponse : cet appareil est peut-être encore connecté.</Trans>
          </p>
        )}
      </div>
      {device.isThis ? (
        <SignOutButton />
      ) : (
        <Button
          variant="default"
          loading={leave.isPending}
          aria-label={t`Déconnecter ${name}`}
          onClick={() => leave.mutate(device.sessionId)}
        >
          {t`Déconnecter`}
        </Button>
      )}
    </li>
  );
}
