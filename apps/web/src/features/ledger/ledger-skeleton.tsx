import { Frames, Lines, Rows, Shapes } from '../../ui/layout/skeletons';
import styles from './ledger.module.css';

/** The balance, the figures and the first lines, before they are known. */
export const LedgerSkeleton = () => (
  <Shapes>
    <Lines count={1} isLed />
    <div className={styles.tiles}>
      <Frames count={3} lines={2} />
    </div>
    <Rows count={6} />
  </Shapes>
);
