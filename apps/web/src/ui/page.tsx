import { createContext, use, useEffect, type ReactNode } from 'react';
import styles from './page.module.css';

type PageProps = Readonly<{
  title: string;
  aside?: ReactNode;
  isUntitledOnPaper?: boolean;
  children: ReactNode;
}>;

/** How much waits for who is signed in, which the document's title says first. */
export const CountInTitle = createContext(0);

/** The frame of every screen: its one h1, which is the document's title too, and what stands beside it. */
export function Page({ title, aside, isUntitledOnPaper = false, children }: PageProps) {
  const count = use(CountInTitle);
  useEffect(() => {
    document.title = `${count > 0 ? `(${String(count)}) ` : ''}${title} · Relais`;
  }, [title, count]);
  return (
    <div className={styles.page}>
      <header className={`${styles.head} ${isUntitledOnPaper ? styles.screenOnly : ''}`}>
        <h1 className={styles.title}>{title}</h1>
        {aside}
      </header>
      {children}
    </div>
  );
}

export const Card = ({ children, labelledBy }: { children: ReactNode; labelledBy?: string }) => (
  <section className={styles.card} aria-labelledby={labelledBy}>
    {children}
  </section>
);

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
    <div className={styles.empty}>
      <p className={styles.emptyTitle}>{title}</p>
      {children && <div className={styles.emptyText}>{children}</div>}
      {action}
    </div>
  );
}
