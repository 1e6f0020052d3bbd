import { Lines, Shapes } from '../../ui/layout/skeletons';
import styles from './network.module.css';

const rooms = [52, 64, 58, 80, 71, 90, 76, 84, 68, 95, 88, 74];

/** Verdict, columns and figures, before they are known. */
export const BoardSkeleton = ({ hasFigures }: { hasFigures: boolean }) => (
  <Shapes className={styles.board}>
    <Lines count={2} isLed />
    <div className={`${styles.beside} ${styles.rooms}`}>
      {rooms.map((room, index) => (
        <i key={index} style={{ height: `${String(room)}%` }} />
      ))}
    </div>
    {hasFigures && (
      <div className={styles.figures}>
        {rooms.slice(0, 6).map((_, index) => (
          <div key={index} className={styles.figureRow}>
            <Lines count={1} />
            <Lines count={2} />
          </div>
        ))}
      </div>
    )}
  </Shapes>
);
