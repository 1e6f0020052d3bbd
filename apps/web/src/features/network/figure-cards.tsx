import { Trans, useLingui } from '@lingui/react/macro';
import type { LivelinessAnswer } from '@relais/contracts';
import { useFormat } from '../../ui/format';
import { More } from '../../ui/layout/more';
import { type Figure, useFigures } from './figures';
import styles from './network.module.css';

/** Six figures: counts before percentages, the change, the rule with its thresholds. */
export function FigureCards({ answer }: { answer: LivelinessAnswer }) {
  const { t } = useLingui();
  const figures = useFigures(answer);
  return (
    <section className={styles.figures} aria-label={t`Six chiffres`}>
      {figures.map((figure) => (
        <FigureCard key={figure.key} figure={figure} />
      ))}
    </section>
  );
}

function FigureCard({ figure: { title, value, change, rule, evidence } }: { figure: Figure }) {
  const { t } = useLingui();
  const format = useFormat();
  const [low, high] = [format.share(evidence?.low ?? 0), format.share(evidence?.high ?? 0)];
  return (
    <article className={styles.figureRow}>
      <p className={`${styles.figure} figures`} data-unknown={value === null || undefined}>
        {value ?? t`inconnu`}
      </p>
      <div>
        <h3 className={styles.figureTitle}>{title}</h3>
        <div className={styles.figureNotes}>
          {change && <p className={styles.dim}>{change}</p>}
          <More label={t`Comment c'est compté`}>
            <div className={styles.rule}>{rule}</div>
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
