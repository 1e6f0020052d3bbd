import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useEffect, useState } from 'react';
import page from './page.module.css';
import styles from './skeletons.module.css';

type ShapesProps = Readonly<{ className?: string | undefined; children: ReactNode }>;

/** A placeholder for the very first read; afterwards the last answer stays until the next one arrives. */
export function Shapes({ className = styles.stack, children }: ShapesProps) {
  const { t } = useLingui();
  return (
    <div className={`${className ?? ''} ${styles.shapes}`} role="status" aria-label={t`Chargement`}>
      {children}
    </div>
  );
}

/** Some lines of text; `isLed` by a large word. */
export const Lines = ({ count, isLed = false }: { count: number; isLed?: boolean }) => (
  <div className={styles.lines}>
    {isLed && <i className={styles.lead} />}
    {Array.from({ length: count }, (_, line) => (
      <i key={line} />
    ))}
  </div>
);

/** Frames that each hold some lines. */
export const Frames = ({ count, lines }: { count: number; lines: number }) =>
  Array.from({ length: count }, (_, frame) => (
    <div key={frame} className={styles.frame}>
      <Lines count={lines} />
    </div>
  ));

/** A line of a list: its round mark and its text. */
export const Rows = ({ count }: { count: number }) =>
  Array.from({ length: count }, (_, row) => (
    <div key={row} className={`${styles.frame} ${styles.row}`}>
      <i />
      <Lines count={2} />
    </div>
  ));

export const ListSkeleton = ({ rows = 6 }: { rows?: number }) => (
  <Shapes>
    <Rows count={rows} />
  </Shapes>
);

export const CardsSkeleton = ({ cards = 3, lines = 4 }: { cards?: number; lines?: number }) => (
  <Shapes>
    <Frames count={cards} lines={lines} />
  </Shapes>
);

/** The first page, before the server has said who reads it; a server that keeps silent is named within two seconds. */
export function FirstSkeleton() {
  const { t } = useLingui();
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 1500);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      <div className="first">
        <img src="/favicon.svg" alt="" width="28" height="28" /> Relais
      </div>
      <p className={styles.late} role="status">
        {isLate && t`Le serveur ne répond pas encore.`}
      </p>
      <PageSkeleton />
    </>
  );
}

/** A whole page, before it is known which. */
export const PageSkeleton = () => (
  <Shapes className={page.page}>
    <Lines count={0} isLed />
    <Rows count={7} />
  </Shapes>
);
