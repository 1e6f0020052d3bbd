import { useLingui } from '@lingui/react/macro';
import type { MeetingAnswer } from '@relais/contracts';
import { useFormat } from '../../../ui/format';
import { timed } from './agenda.rules';
import styles from './agenda.module.css';

/** The items of an agenda with the times of the clock. */
export function AgendaList({ meeting }: { meeting: Pick<MeetingAnswer, 'agenda' | 'startTime'> }) {
  const { t } = useLingui();
  const format = useFormat();
  if (meeting.agenda.length === 0) return null;
  return (
    <ol className={styles.agenda}>
      {timed(meeting.startTime, meeting.agenda).map(({ title, minutes, from }, index) => (
        <li key={index} className={styles.item}>
          <span className={styles.from}>{format.time(from)}</span>
          <span className={styles.title}>{title}</span>
          <span className={styles.minutes}>{t`${minutes} min`}</span>
        </li>
      ))}
    </ol>
  );
}
