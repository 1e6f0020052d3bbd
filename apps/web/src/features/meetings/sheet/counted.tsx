import { Trans } from '@lingui/react/macro';
import { useCountWords } from '../words';
import styles from './sheet.module.css';
import type { AttendanceSheet } from './use-sheet';

/** What leads the sheet, and stays in view while one taps: how many are in the room, and who is not. */
export function Counted({ sheet: { counts, unnamed } }: { sheet: AttendanceSheet }) {
  const { among, away } = useCountWords()(counts, unnamed);
  const { room } = counts;
  return (
    <p className={styles.counted} role="status">
      <strong className={styles.number}>{room}</strong>{' '}
      <span>
        <span className={styles.said}>
          {among ? (
            <Trans>
              <b>dans la salle</b>, dont {among}
            </Trans>
          ) : (
            <Trans>
              <b>dans la salle</b>
            </Trans>
          )}
        </span>
        {away && <span className={styles.said}>{away}</span>}
      </span>
    </p>
  );
}
