import { Trans } from '@lingui/react/macro';
import { initials } from '../../ui/format';
import { Icon } from '../../ui/theme/icons';
import type { Pickable } from './people';
import styles from './person-picker.module.css';

type Props = Readonly<{
  person: Pickable;
  several: boolean;
  chosen: boolean;
  invalid: boolean;
  onPick: () => void;
}>;

export const PersonCard = ({ person, several, chosen, invalid, onPick }: Props) => (
  <label className={styles.card}>
    <input
      type={several ? 'checkbox' : 'radio'}
      name="person"
      className="hidden-visually"
      checked={chosen}
      aria-invalid={invalid || undefined}
      aria-describedby={invalid ? 'receiver-error' : undefined}
      onChange={onPick}
    />
    <span className={styles.initials} aria-hidden="true">
      {initials(person.name)}
    </span>
    <span className={styles.who}>
      <span className={styles.name}>{person.name}</span>
      {person.trade && <span className={styles.trade}>{person.trade}</span>}
      {person.seeks && (
        <span className={styles.trade}>
          <Trans>je cherche {person.seeks}</Trans>
        </span>
      )}
    </span>
    {chosen && <Icon name="check" size={20} className={styles.tick} />}
  </label>
);
