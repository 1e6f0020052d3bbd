import type { ReactNode } from 'react';
import styles from './points.module.css';

export type Point = Readonly<{ title: string; text: ReactNode | readonly string[] }>;

/** A text in points, on paper as on the screen: what it is about, and a sentence or several lines. */
export const Points = ({ points }: { points: readonly Point[] }) => (
  <dl className={styles.points}>
    {points.map(({ title, text }) => (
      <div key={title} className={styles.point}>
        <dt>{title}</dt>
        <dd>
          {Array.isArray(text) ? (
            <ul>
              {(text as string[]).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          ) : (
            (text as ReactNode)
          )}
        </dd>
      </div>
    ))}
  </dl>
);
