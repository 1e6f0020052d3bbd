import { useLingui } from '@lingui/react/macro';
import { Icon } from '../../../ui/theme/icons';
import meetings from '../meetings.module.css';
import type { Line } from '../sheet/lines.rules';
import styles from './round.module.css';

type Props = Readonly<{
  line: Line | undefined;
  place: 'spoken' | 'speaking' | 'waiting';
  /** What a tap does. */
  action: string;
  onTap: () => void;
}>;

/** A person in the order of the round. */
export function Seat({ line, place, action, onTap }: Props) {
  const { t } = useLingui();
  const words = { spoken: t`a parlé`, speaking: t`parle`, waiting: null };
  return (
    <li>
      <button
        type="button"
        className={`${meetings.line} ${styles.seat}`}
        data-place={place}
        aria-current={place === 'speaking' ? 'step' : undefined}
        onClick={onTap}
      >
        <span className={styles.tick}>{place === 'spoken' && <Icon name="check" size={20} />}</span>
        <span className={meetings.words}>
          <span className={meetings.title}>{line?.name ?? t`nom effacé`}</span>
          {line?.sector && <span className={meetings.said}>{line.sector}</span>}
        </span>
        {words[place] && <span className={meetings.said}>{words[place]}</span>}
        {place !== 'speaking' && <span className="hidden-visually">{action}</span>}
      </button>
    </li>
  );
}
