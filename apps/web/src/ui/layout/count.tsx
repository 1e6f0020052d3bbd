import styles from './count.module.css';

/** A dot with a number, and words for screen readers; nothing if nothing waits. */
export const Count = ({ count, words }: Readonly<{ count: number; words: string }>) =>
  count > 0 && (
    <>
      <span className={styles.dot} aria-hidden="true">
        {count > 99 ? '99+' : count}
      </span>
      <span className="hidden-visually"> {words}</span>
    </>
  );
