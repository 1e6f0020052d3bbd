import { Plural, Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { useUnsent } from '../server/outbox';
import { Icon } from '../ui/icons';
import { UnsentSheet } from './unsent-sheet';
import styles from './status-chip.module.css';

export function StatusChip() {
  const unsent = useUnsent();
  const [opened, setOpened] = useState(false);
  // A send that goes through at once is no news: only what stays behind is counted.
  const left = unsent.filter(
    ({ state, tried }) => state === 'refused' || (state === 'waiting' && tried),
  ).length;
  return (
    <>
      <button
        type="button"
        className={styles.chip}
        data-left={left > 0 || undefined}
        onClick={() => setOpened(true)}
      >
        <Icon name={left > 0 ? 'clock' : 'check'} size={18} />
        <span role="status">
          {left > 0 ? (
            <Plural value={left} one="# à envoyer" other="# à envoyer" />
          ) : (
            <Trans>Tout est enregistré</Trans>
          )}
        </span>
      </button>
      <UnsentSheet opened={opened} onClose={() => setOpened(false)} />
    </>
  );
}
