import type { ReactNode } from 'react';
import { Page } from './page';
import styles from './bare.module.css';

/** A page without the shell: signing in, signed out, lost, broken. */
export const Bare = ({
  title,
  children,
  below,
}: {
  title: string;
  children: ReactNode;
  below?: ReactNode;
}) => (
  <main className={styles.bare}>
    <p className={styles.brand}>
      <img src="/favicon.svg" alt="" width={32} height={32} /> Relais
    </p>
    <Page title={title}>
      <div className={styles.text}>{children}</div>
      {below && <div className={styles.below}>{below}</div>}
    </Page>
  </main>
);
