import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import rows from '../../ui/layout/rows.module.css';
import styles from './my-data.module.css';

type Line = Readonly<{ key: string; text: ReactNode; struck?: boolean }>;

/** One kind of thing that is kept, line by line. */
export function Part({ title, lines }: { title: string; lines: readonly Line[] }) {
  return (
    <div className={styles.part}>
      <h3>{title}</h3>
      {lines.length === 0 ? (
        <p className={rows.dim}>
          <Trans>Rien.</Trans>
        </p>
      ) : (
        <ul className={styles.list}>
          {lines.map(({ key, text, struck }) => (
            <li key={key} className={struck ? styles.struck : undefined}>
              {text}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
