import type { ReactNode } from 'react';
import { Page } from '../ui/page';
import { LanguageChoice } from './preferences';
import styles from './bare.module.css';

/** A page without the shell: signed out, lost, broken. */
export const Bare = ({ title, children }: { title: string; children: ReactNode }) => (
  <main className={styles.bare}>
    <p className={styles.brand}>
      <img src="/favicon.svg" alt="" width={32} height={32} /> Relais
    </p>
    <Page title={title}>
      <div className={styles.text}>{children}</div>
      <div className={styles.language}>
        <LanguageChoice />
      </div>
    </Page>
  </main>
);
