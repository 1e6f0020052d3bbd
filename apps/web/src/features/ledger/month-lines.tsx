import { useNetwork } from '../../server/network-context';
import type { Entry } from '../../server/reads';
import { useFormat } from '../../ui/format';
import { Icon } from '../../ui/theme/icons';
import type { Month } from './months';
import { NewMark } from './new-mark';
import styles from './statement.module.css';
import { icons, useWords } from './words';

type Props = Readonly<{ month: Month; isPart: boolean; onOpen: (line: Entry) => void }>;

/** Two rows per line, for a phone. */
export function MonthLines({ month, isPart, onOpen }: Props) {
  const network = useNetwork();
  const format = useFormat();
  const words = useWords();
  return (
    <ul className={styles.lines}>
      {month.lines.map((line) => (
        <li key={line.id}>
          <button type="button" className={styles.line} onClick={() => onOpen(line)}>
            <span className={styles.mark} data-kind={line.kind}>
              <Icon name={icons[line.kind]} size={20} />
            </span>
            <span className={styles.row}>
              <span className={styles.what} data-struck={!line.standing || undefined}>
                {words.line(line.kind, words.name(line.counterpart?.name))}
                <NewMark of={line.id} />
              </span>
              <span className={`${styles.amount} figures`}>
                {line.amountInCents !== null && format.money(line.amountInCents, network)}
              </span>
            </span>
            <span className={styles.row}>
              <span className={styles.under}>
                {[format.shortDay(line.on), words.far(line.status), words.about(line)]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </span>
              {line.moves && !isPart && (
                <span className={`${styles.running} figures`}>{words.running(line.balance)}</span>
              )}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
