import { Trans, useLingui } from '@lingui/react/macro';
import type { MyDataAnswer } from '@relais/contracts';
import { EraseAfterAsking } from '../../ui/erase-after-asking';
import { useFormat } from '../../ui/format';
import { Card } from '../../ui/layout/page';
import rows from '../../ui/layout/rows.module.css';
import { AddressChange } from './address-change';
import { useEraseAccount } from './my-data';
import styles from './my-data.module.css';
import { Part } from './part';

type Account = NonNullable<MyDataAnswer['account']>;

type Props = Readonly<{ account: Account; isAlone: boolean }>;

/** How the person signs in: only they see it. People that no network knows (`isAlone`) can erase that too. */
export function AccountData({ account: { address, devices, signIns, mails }, isAlone }: Props) {
  const erasing = useEraseAccount();
  const { t } = useLingui();
  const format = useFormat();
  const device = (browser: string | null, system: string | null) =>
    [browser, system].filter(Boolean).join(', ') || t`Un appareil inconnu`;
  const choices = {
    none: t`Aucun mail`,
    weekly: t`Un mail par semaine`,
    'at-once': t`Un par semaine, et chaque reco tout de suite`,
  };
  return (
    <Card labelledBy="my-account">
      <div className={rows.stack}>
        <h2 id="my-account">
          <Trans>Mon compte</Trans>
        </h2>
        <dl className={styles.values}>
          <dt>{t`Adresse pour me connecter`}</dt>
          <dd>{address ?? t`aucune : je me connecte par un lien`}</dd>
          <dt>{t`Mails`}</dt>
          <dd>{choices[mails.choice]}</dd>
          {mails.lastWeeklyAt !== null && (
            <>
              <dt>{t`Dernier mail de la semaine`}</dt>
              <dd>{format.instant(mails.lastWeeklyAt)}</dd>
            </>
          )}
        </dl>
        <AddressChange />
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
        {isAlone ? (
          <EraseAfterAsking label={t`Effacer mon compte`} erasing={erasing}>
            <Trans>
              Adresse, appareils et connexions sont détruits, et tous mes appareils sont déconnectés. On ne
              peut pas revenir en arrière.
            </Trans>
          </EraseAfterAsking>
        ) : (
          <p className={`${rows.dim} ${rows.small}`}>
            <Trans>Ce compte pourra être effacé ici quand plus aucun réseau ne me connaîtra.</Trans>
          </p>
        )}
      </div>
    </Card>
  );
}
