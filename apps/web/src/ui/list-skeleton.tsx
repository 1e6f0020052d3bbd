import { useLingui } from '@lingui/react/macro';
import { Skeleton } from '@mantine/core';
import styles from './rows.module.css';

/** Only for the very first read; afterwards the last answer stays on screen until the next one is there. */
export function ListSkeleton({ rows = 6, height = 56 }: { rows?: number; height?: number }) {
  const { t } = useLingui();
  return (
    <div className={styles.tight} role="status" aria-label={t`Chargement`}>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={height} radius="md" />
      ))}
    </div>
  );
}
