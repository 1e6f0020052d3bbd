import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { LivelinessAnswer } from '@relais/contracts';
import { useFormat } from '../../ui/format';
import { More } from '../../ui/more';
import { Card } from '../../ui/page';
import styles from './network.module.css';

/** What was exchanged in the window, and how complete the records are. */
export function ExchangeCard({ answer }: { answer: LivelinessAnswer }) {
  const { t } = useLingui();
  const format = useFormat();
  const { exchange, completeness, parameters } = answer;
  if (!exchange) return null;
  const { referrals, perAttendance, halfGivenBy, coverage, reciprocity, members } = exchange;
  const each = perAttendance === null ? null : format.number(perAttendance);
  const size = parameters.window;
  const said = (share: number | null) => (share === null ? t`inconnu` : format.share(share));
  const known = said(completeness.meetingsClosed);
  const soon = said(completeness.loggedWithin7Days);
  return (
    <Card labelledBy="exchange">
      <h2 id="exchange" className={styles.heading}>
        {t`${plural(referrals, { one: '# reco échangée', other: '# recos échangées' })} pendant ces ${size} rencontres`}
      </h2>
      <ul className={styles.facts}>
        {each && (
          <li>
            <Trans>soit {each} par présence</Trans>
          </li>
        )}
        {halfGivenBy !== null && (
          <li>
            {t`${plural(halfGivenBy, { one: '# personne', other: '# personnes' })} sur ${members} en ont donné la moitié`}
          </li>
        )}
        <li>{t`${said(coverage)} des membres ont à la fois donné et reçu`}</li>
        <li>{t`${said(reciprocity)} des liens vont dans les deux sens`}</li>
      </ul>
      <More label={t`Comment c'est compté`}>
        <p className={styles.rule}>
          <Trans>
            Les recos qui comptent, passées entre la première et la dernière de ces {size} rencontres.
            Rencontres passées closes : {known}. Recos notées ici dans les 7 jours : {soon}.
          </Trans>
        </p>
      </More>
    </Card>
  );
}
