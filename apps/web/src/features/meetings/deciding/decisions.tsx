import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNetwork } from '../../../server/network-context';
import rows from '../../../ui/layout/rows.module.css';
import styles from '../meetings.module.css';
import { useActionProblem } from '../use-action-problem';
import { useTitle, useWhenAndWhere } from '../words';
import { type Decision, decisions, useDeciding } from './deciding';

/** Meetings on public holidays, and those that no longer fit their series although people announced something for them. */
export function Decisions() {
  const { data = [] } = useQuery(decisions(useNetwork()));
  if (data.length === 0) return null;
  return (
    <section aria-labelledby="to-decide" className={styles.section}>
      <h2 id="to-decide">
        <Trans>À décider</Trans>
      </h2>
      <ul className={styles.list}>
        {data.map((decision) => (
          <Item key={decision.meeting.meetingId} decision={decision} />
        ))}
      </ul>
    </section>
  );
}

function Item({ decision }: { decision: Decision }) {
  const { t } = useLingui();
  const title = useTitle()(decision.meeting);
  const reason = useReason()(decision);
  const deciding = useDeciding(decision);
  const problem = useActionProblem(deciding.error);
  const isFollowing = decision.instead !== null;
  return (
    <li className={styles.decision}>
      <span className={styles.words}>
        <span className={styles.title}>{title}</span>
        <span className={styles.said}>{reason}</span>
        {problem && (
          <span role="alert" className={styles.said}>
            {problem}
          </span>
        )}
      </span>
      <span className={rows.inline}>
        <Button
          variant="default"
          aria-label={t`Garder la rencontre : ${title}`}
          disabled={deciding.isPending}
          onClick={() => deciding.mutate(true)}
        >
          <Trans>Garder la rencontre</Trans>
        </Button>
        <Button
          variant="default"
          aria-label={isFollowing ? t`Suivre la série : ${title}` : t`Annuler la rencontre : ${title}`}
          disabled={deciding.isPending}
          onClick={() => deciding.mutate(false)}
        >
          {isFollowing ? <Trans>Suivre la série</Trans> : <Trans>Annuler la rencontre</Trans>}
        </Button>
      </span>
    </li>
  );
}

/** Why a host has to decide. */
function useReason(): (decision: Decision) => string {
  const { t } = useLingui();
  const when = useWhenAndWhere();
  return ({ meeting, because, instead }) => {
    const { holiday, announcedYes, announcedNo } = meeting;
    const answers = (announcedYes ?? 0) + (announcedNo ?? 0);
    const ofSeries = () =>
      instead
        ? t`la série change ce jour-là : ${when({ ...meeting, ...instead })}`
        : t`la série n'a plus de rencontre ce jour-là`;
    return [
      ...(holiday ? [t`jour férié : ${holiday}`] : []),
      ...(because === 'series' ? [ofSeries()] : []),
      ...(answers > 0 ? [t`${plural(answers, { one: '# réponse', other: '# réponses' })}`] : []),
    ].join(' · ');
  };
}
