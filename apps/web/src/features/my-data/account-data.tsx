import { Trans, useLingui } from '@lingui/react/macro';
import type { MyDataAnswer } from '@relais/contracts';
import { useFormat } from '../../ui/format';
import { Card } from '../../ui/page';
import { Part } from './part';
import styles from './my-data.module.css';
import rows from '../../ui/rows.module.css';

type Account = NonNullable<MyDataAnswer['account']>;

/** How he signs in: seen by himself alone. */
export function AccountData({ account: { address, devices, signIns } }: { account: Account }) {
  const { t } = useLingui();
  const format = useFormat();
  const device = (browser: string | null, system: string | null) =>
    [browser, system].filter(Boolean).join(', ') || t`Un appareil inconnu`;
  return (
    <Card labelledBy="my-account">
      <div className={rows.stack}>
        <h2 id="my-account" className={rows.heading}>
          <Trans>Mon compte</Trans>
        </h2>
        <dl className={styles.values}>
          <dt>{t`Adresse pour me connecter`}</dt>
          <dd>{address ?? t`aucune : je me connecte par un lien`}</dd>
        </dl>
        <Part
          title={t`Appareils`}
          lines={devices.map(({ sessionId, browser, system, createdAt }) => {
            const [name, since] = [device(browser, system), format.instant(createdAt)];
            return { key: sessionId, text: t`${name}, connecté depuis le ${since}` };
          })}
        />
        <Part
          title={t`Connexions des six derniers mois`}
          lines={signIns.map(({ at, browser, system }) => ({
            key: at,
            text: `${format.instant(at)} · ${device(browser, system)}`,
          }))}
        />
      </div>
    </Card>
  );
}
