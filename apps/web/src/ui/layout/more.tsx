import type { ReactNode } from 'react';
import { Icon } from '../theme/icons';
import styles from './more.module.css';

/** A native disclosure: works without script, by keyboard, in print and with « find in page ». */
export function More({ label, open, children }: { label: ReactNode; open?: boolean; children: ReactNode }) {
  return (
    <details className={styles.more} open={open}>
      <summary className={styles.summary}>
        <Icon name="chevron" size={18} className={styles.chevron} />
        {label}
      </summary>
      <div className={styles.body}>{children}</div>
    </details>
  );
}
