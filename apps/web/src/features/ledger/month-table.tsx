import { Trans } from '@lingui/react/macro';
import { useNetwork } from '../../server/network-context';
import type { Entry } from '../../server/reads';
import { useFormat } from '../../ui/format';
import { Icon } from '../../ui/theme/icons';
import type { Month } from './months';
import { NewMark } from './new-mark';
import styles from './statement.module.css';
import { icons, useWords } from './words';

type Props = Readonly<{
  month: Month;
  isPart: boolean;
  opened: string | undefined;
  onOpen: (line: Entry) => void;
}>;

export function MonthTable({ month, isPart, opened, onOpen }: Props) {
  const network = useNetwork();
  const format = useFormat();
  const words = useWords();
  return (
    <table className={`${styles.table} figures`}>
      <caption className="hidden-visually">{format.month(month.month)}</caption>
      <thead>
        <tr>
          <th scope="col" className={styles.dayColumn}>
            <Trans>Jour</Trans>
          </th>
          <th scope="col">
            <Trans>Quoi</Trans>
          </th>
          <th scope="col">
            <Trans>Pour qui, pour quoi</Trans>
          </th>
          <th scope="col" className={`${styles.right} ${styles.amountColumn}`}>
            <Trans>Affaire conclue</Trans>
          </th>
          {!isPart && (
            <th scope="col" className={`${styles.right} ${styles.balanceColumn}`}>
              <Trans>Recos données moins reçues</Trans>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {month.lines.map((line) => (
          <tr key={line.id}>
            <td>{format.shortDay(line.on)}</td>
            <td>
              <button
                type="button"
                className={styles.open}
                aria-current={line.id === opened || undefined}
                onClick={() => onOpen(line)}
              >
                <span className={styles.mark} data-kind={line.kind}>
                  <Icon name={icons[line.kind]} size={18} />
                </span>
                <span data-struck={!line.standing || undefined}>
                  {words.line(line.kind, words.name(line.counterpart?.name))}
                  <NewMark of={line.id} />
                </span>
              </button>
            </td>
            <td className={styles.dim}>
              {[words.far(line.status), words.about(line)].filter((part) => part !== '').join(' · ')}
            </td>
            <td className={styles.right}>
              {line.amountInCents !== null && format.money(line.amountInCents, network)}
            </td>
            {!isPart && (
              <td className={`${styles.right} ${styles.dim}`}>{line.moves && words.running(line.balance)}</td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
