import { Plural, useLingui } from '@lingui/react/macro';
import type { MyNetworksAnswer } from '@relais/contracts';
import type { Network } from '../../server/reads';
import { useFormat } from '../../ui/format';
import { Card } from '../../ui/layout/page';
import rows from '../../ui/layout/rows.module.css';
import styles from './account.module.css';

type Props = Readonly<{ network: Network; isShared: boolean; figures: MyNetworksAnswer['networks'][number] }>;

export function NetworkCard({ network, isShared, figures }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const { given, received, broughtIn, earned, meetings, timedMeetings, minutes } = figures;
  const hours = Math.round(minutes / 6) / 10;
  const untimed = meetings - timedMeetings;
  const id = `network-${network.personId}`;
  const facts: [string, string | number][] =
    network.businessTalk === 'never'
      ? []
      : [
          [t`J'ai donné`, given],
          [t`J'ai reçu`, received],
          [t`Conclu grâce à moi`, format.money(broughtIn, network)],
          [t`Conclu grâce aux autres`, format.money(earned, network)],
        ];
  return (
    <Card labelledBy={id}>
      <h2 id={id}>
        {network.name}
        {isShared && ` · ${network.personName ?? ''}`}
      </h2>
      {facts.length > 0 && (
        <dl className={styles.figures}>
          {facts.map(([what, value]) => (
            <div key={what}>
              <dt className={`${rows.small} ${rows.dim}`}>{what}</dt>
              <dd className={rows.strong}>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <p>
        <Plural value={meetings} one="# rencontre" other="# rencontres" />
        {timedMeetings > 0 && (
          <>
            , <Plural value={hours} one="# heure" other="# heures" />
          </>
        )}
        {untimed > 0 && (
          <>
            {' '}
            <span className={rows.dim}>
              (<Plural value={untimed} one="# sans heure de fin" other="# sans heure de fin" />)
            </span>
          </>
        )}
      </p>
    </Card>
  );
}
