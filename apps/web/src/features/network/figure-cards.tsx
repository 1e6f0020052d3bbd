import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { LivelinessAnswer } from '@relais/contracts';
import { useFormat } from '../../ui/format';
import { More } from '../../ui/layout/more';
import { type Figure, useFigures } from './figures';
import styles from './network.module.css';
import { Count } from './rows/behind';
import { OverMeetings } from './rows/over-meetings';
import type { Over } from './rows/rows';

/** Six figures: counts before percentages, the change, the rule with its thresholds. */
export function FigureCards({ answer }: { answer: LivelinessAnswer }) {
  const { t } = useLingui();
  const figures = useFigures(answer);
  return (
    <section className={styles.figures} aria-label={t`Six chiffres`}>
      {figures.map((figure) => (
        <FigureCard key={figure.key} figure={figure} answer={answer} />
      ))}
    </section>
  );
}

type CardProps = Readonly<{ figure: Figure; answer: LivelinessAnswer }>;

function FigureCard({ figure: { key, title, value, change, rule, evidence }, answer }: CardProps) {
  const { t } = useLingui();
  const format = useFormat();
  const others = ofOtherMeetings(answer, key);
  const many = others ? answer.over[others].length : 0;
  const meetings = t`${plural(many, { one: '# rencontre', other: '# rencontres' })}`;
  const [low, high] = [format.share(evidence?.low ?? 0), format.share(evidence?.high ?? 0)];
  return (
    <article className={styles.figureRow}>
      <p className={`${styles.figure} figures`} data-unknown={value === null || undefined}>
        {value ?? t`inconnu`}
      </p>
      <div>
        <h3 className={styles.figureTitle}>
          {others ? (
            <Trans>
              {title}, en <Count of={`${others}.over`}>{meetings}</Count>
            </Trans>
          ) : (
            title
          )}
        </h3>
        <div className={styles.figureNotes}>
          {change && <p className={styles.dim}>{change}</p>}
          <More label={t`Comment c'est compté`}>
            <div className={styles.rule}>{rule}</div>
            {others && (
              <p className={styles.rule}>
                <OverMeetings of={others} answer={answer} />
              </p>
            )}
            {evidence && (
              <p className={styles.rule}>
                <Trans>
                  Sur si peu de cas, le hasard joue : entre {low} et {high}, neuf fois sur dix.
                </Trans>
              </p>
            )}
          </More>
        </div>
      </div>
    </article>
  );
}

/** The figure, if it is about other meetings than the verdict. */
function ofOtherMeetings({ over }: LivelinessAnswer, key: Figure['key']): Over | null {
  const figure = (Object.keys(over) as Over[]).find((one) => one === key);
  if (!figure || over[figure].length === 0) return null;
  return over[figure].join() === over.newFaceMeetings.join() ? null : figure;
}
