import { Trans, useLingui } from '@lingui/react/macro';
import { initials } from '../../../ui/format';
import { Icon } from '../../../ui/theme/icons';
import { type Line, isInTheRoom } from './lines.rules';
import styles from './sheet.module.css';
import { useLongPress } from './use-long-press';
import { useStatusWords } from '../words';

type Props = Readonly<{
  line: Line;
  /** Who they sit in for, or came with. */
  beside: string | null;
  /** What a tap does. */
  action: string;
  onTap: () => void;
  onOther: () => void;
}>;

/** A person on the sheet: a tap for what is usual, held or by the second button everything else. */
export function PersonRow({ line, beside, action, onTap, onOther }: Props) {
  const { t } = useLingui();
  const words = useStatusWords();
  const name = line.name ?? t`nom effacé`;
  const { shown, isUnsent } = line;
  const isThere = isInTheRoom(line);
  return (
    <li className={styles.row} data-there={isThere || undefined} data-unsent={isUnsent || undefined}>
      <button type="button" className={styles.tap} {...useLongPress(onTap, onOther)}>
        <span className={styles.initials} aria-hidden="true">
          {isThere ? <Icon name="check" size={20} /> : initials(name)}
        </span>
        <span className={styles.who}>
          <span className={styles.name}>{name}</span>
          {(beside ?? line.sector) && <span className={styles.beside}>{beside ?? line.sector}</span>}
        </span>
        <span className={styles.status}>
          <span>{shown ? words[shown] : t`pas encore là`}</span>
          {isUnsent && (
            <span className={styles.unsent}>
              <Trans>à envoyer</Trans>
            </span>
          )}
        </span>
        <span className="hidden-visually">, {action}</span>
      </button>
      <button type="button" className={styles.other} aria-label={t`Autre choix : ${name}`} onClick={onOther}>
        <Icon name="down" size={20} />
      </button>
    </li>
  );
}
