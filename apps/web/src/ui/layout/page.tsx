import { Trans } from '@lingui/react/macro';
import { createContext, use, useEffect, type ReactNode } from 'react';
import styles from './page.module.css';

type PageProps = Readonly<{
  title: string;
  aside?: ReactNode;
  isUntitledOnPaper?: boolean;
  /** Something else leads this screen; the list is beside it where there is room. */
  isLed?: boolean;
  children: ReactNode;
}>;

/** The number of waiting things, at the beginning of the document's title. */
export const CountInTitle = createContext(0);

/** The frame of every screen: its one h1, which is also the document's title, and what is beside it. */
export function Page({ title, aside, isUntitledOnPaper = false, isLed = false, children }: PageProps) {
  const count = use(CountInTitle);
  useEffect(() => {
    document.title = `${count > 0 ? `(${String(count)}) ` : ''}${title} · Relais`;
  }, [title, count]);
  return (
    <div className={`${styles.page} ${isLed ? styles.led : ''}`}>
      <header className={`${styles.head} ${isUntitledOnPaper ? styles.screenOnly : ''}`}>
        <h1>{title}</h1>
        {aside}
      </header>
      {children}
    </div>
  );
}

/** What leads a screen, the verdict or the balance, and the rest of the sentence that it begins. */
export const Lead = ({ word, children }: { word: string; children: ReactNode }) => (
  <p className={styles.lead}>
    <Trans>
      <strong className={styles.word}>{word}</strong>
      <span className="hidden-visually"> : </span>
      <span className={styles.rest}>{children}</span>
    </Trans>
  </p>
);

export const Card = ({ children, labelledBy }: { children: ReactNode; labelledBy?: string }) => (
  <section className={styles.card} aria-labelledby={labelledBy}>
    {children}
  </section>
);

/** An empty list takes one line; only a page with more to say gets a box. */
export function Empty({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={children ? styles.empty : styles.emptyLine}>
      <p className={styles.emptyTitle}>{title}</p>
      {children && <div className={styles.emptyText}>{children}</div>}
      {action}
    </div>
  );
}
