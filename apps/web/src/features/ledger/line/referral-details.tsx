import { Trans, useLingui } from '@lingui/react/macro';
import type { ReferralAnswer, ReferralEventType } from '@relais/contracts';
import { useFormat } from '../../../ui/format';
import rows from '../../../ui/layout/rows.module.css';
import styles from './referral-details.module.css';
import { useReasons, useWords } from '../words';

export function ReferralDetails({ referral }: { referral: ReferralAnswer }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useWords();
  const reasons = useReasons();
  const { prospect, need, warmth, scope, contactBy, agreedOn, outcome, withdrawalReason, facts } = referral;
  const lead = scope === 'outside' && contactBy !== 'prospect' && !agreedOn;
  const warmths: Record<number, string> = {
    1: t`Je donne le contact`,
    3: t`J'en ai parlé`,
    5: t`Je vous présente`,
  };
  const objected = facts.some(({ type }) => type === 'ObjectionRecorded');
  const elsewhere = (type: ReferralEventType) => {
    if (type !== 'ProspectErased') return t`un import`;
    return objected ? t`Relais, après son opposition` : t`Relais, au terme de la durée de conservation`;
  };
  const erased = facts.some(({ type }) => type === 'ProspectErased');
  const prospectName = erased ? words.name(null) : prospect?.name;
  const recipientName = scope === 'inside' ? words.name(referral.giver.name) : prospectName;
  return (
    <>
      <dl className={styles.details}>
        {recipientName && (
          <div>
            <dt>{t`Pour qui`}</dt>
            <dd>{recipientName}</dd>
          </div>
        )}
        {prospect?.phone && (
          <div>
            <dt>{t`Téléphone`}</dt>
            <dd>
              <a href={`tel:${prospect.tel ?? ''}`}>{prospect.phone}</a>
            </dd>
          </div>
        )}
        {prospect?.email && (
          <div>
            <dt>{t`E-mail`}</dt>
            <dd>
              <a href={`mailto:${encodeURIComponent(prospect.email)}`}>{prospect.email}</a>
            </dd>
          </div>
        )}
        {need && (
          <div>
            <dt>{t`Note`}</dt>
            <dd>{need}</dd>
          </div>
        )}
        {warmth && (
          <div>
            <dt>{t`Mise en relation`}</dt>
            <dd>{warmths[warmth] ?? t`${warmth} sur 5`}</dd>
          </div>
        )}
        {outcome?.because && (
          <div>
            <dt>{t`Sans suite`}</dt>
            <dd>{reasons[outcome.because]}</dd>
          </div>
        )}
        {lead && (
          <div>
            <dt>{t`Accord`}</dt>
            <dd>{t`Pas encore : c'est une piste, elle ne compte pas.`}</dd>
          </div>
        )}
      </dl>
      <div>
        <h3>
          <Trans>Historique</Trans>
        </h3>
        <ol className={styles.facts}>
          {facts.map(({ id, type, on, recordedAt, by }) => {
            const instant = format.instant(recordedAt);
            const giver = type === 'ReferralPassed' ? words.name(referral.giver.name) : elsewhere(type);
            return (
              <li key={id} className={styles.event}>
                <span className={rows.strong}>{words.event(type, by ?? giver)}</span>
                {type === 'ReferralWithdrawn' && withdrawalReason && <span>{withdrawalReason}</span>}
                <span className={`${rows.dim} ${rows.small}`}>
                  <Trans>
                    {format.day(on)}, noté le {instant}
                  </Trans>
                </span>
              </li>
            );
          })}
        </ol>
      </div>
    </>
  );
}
