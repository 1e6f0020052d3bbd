import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { LivelinessAnswer } from '@relais/contracts';
import { useFormat } from '../../ui/format';
import { More } from '../../ui/layout/more';
import { Card } from '../../ui/layout/page';
import styles from './network.module.css';
import { Count } from './rows/behind';

/** What was exchanged in the window, and how complete the records are. */
export function ExchangeCard({ answer }: { answer: LivelinessAnswer }) {
  const { t } = useLingui();
  const format = useFormat();
  const { exchange, counts } = answer;
  if (!exchange) return null;
  const { referrals, perAttendance, coverage, reciprocity } = exchange;
  const each = perAttendance === null ? null : format.number(perAttendance);
  const size = counts.newFaceMeetings.whole;
  const exchanged = t`${plural(referrals, { one: '# reco échangée', other: '# recos échangées' })}`;
  const meetings = t`${plural(size, { one: '# rencontre', other: '# rencontres' })}`;
  const attended = counts.perAttendance.whole;
  const attendances = t`${plural(attended, { one: '# présence', other: '# présences' })}`;
  const half = counts.halfGivenBy.part;
  const givers = t`${plural(half, { one: '# personne', other: '# personnes' })}`;
  const members = counts.halfGivenBy.whole;
  const both = counts.coverage.part;
  const [pairs, mutual] = [counts.reciprocity.whole, counts.reciprocity.part];
  const [closed, past] = [counts.meetingsClosed.part, counts.meetingsClosed.whole];
  const [soon, logged] = [counts.loggedWithin7Days.part, counts.loggedWithin7Days.whole];
  const shares = { coverage: format.share(coverage ?? 0), reciprocity: format.share(reciprocity ?? 0) };
  return (
    <Card labelledBy="exchange">
      <h2 id="exchange" className={styles.heading}>
        <Trans>
          <Count of="perAttendance.part">{exchanged}</Count> en{' '}
          <Count of="newFaceMeetings.whole">{meetings}</Count>
        </Trans>
      </h2>
      <ul className={styles.facts}>
        {each && (
          <li>
            <Trans>
              soit {each} par présence, sur <Count of="perAttendance.whole">{attendances}</Count>
            </Trans>
          </li>
        )}
        {half > 0 && (
          <li>
            <Trans>
              la moitié vient de <Count of="halfGivenBy.part">{givers}</Count> sur{' '}
              <Count of="halfGivenBy.whole">{members}</Count>
            </Trans>
          </li>
        )}
        {coverage !== null && (
          <li>
            <Plural
              value={both}
              one={
                <span>
                  <Count of="coverage.part"># personne</Count> sur{' '}
                  <Count of="coverage.whole">{members}</Count> a donné et reçu ({shares.coverage})
                </span>
              }
              other={
                <span>
                  <Count of="coverage.part"># personnes</Count> sur{' '}
                  <Count of="coverage.whole">{members}</Count> ont donné et reçu ({shares.coverage})
                </span>
              }
            />
          </li>
        )}
        {reciprocity !== null && (
          <li>
            <Plural
              value={mutual}
              one={
                <span>
                  <Count of="reciprocity.part"># lien</Count> sur{' '}
                  <Count of="reciprocity.whole">{pairs}</Count> va dans les deux sens ({shares.reciprocity})
                </span>
              }
              other={
                <span>
                  <Count of="reciprocity.part"># liens</Count> sur{' '}
                  <Count of="reciprocity.whole">{pairs}</Count> vont dans les deux sens ({shares.reciprocity})
                </span>
              }
            />
          </li>
        )}
      </ul>
      <More label={t`Comment c'est compté`}>
        <p className={styles.rule}>
          <Trans>
            Les recos qui comptent, passées entre la première et la dernière de ces rencontres ; un lien va
            d'une personne à une autre à qui elle a donné au moins une reco. Rencontres passées closes :{' '}
            <Count of="meetingsClosed.part">{closed}</Count> sur{' '}
            <Count of="meetingsClosed.whole">{past}</Count>. Recos et pistes notées dans Relais dans les 7
            jours : <Count of="loggedWithin7Days.part">{soon}</Count> sur{' '}
            <Count of="loggedWithin7Days.whole">{logged}</Count>.
          </Trans>
        </p>
      </More>
    </Card>
  );
}
