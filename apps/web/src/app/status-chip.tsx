import { Plural, Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { cards, leftBehind } from '../server/outbox/outbox.rules';
import { useOutbox, useUnsent } from '../server/outbox/use-outbox';
import { Icon } from '../ui/icons';
import { UnsentSheet } from './unsent-sheet';
import styles from './status-chip.module.css';

export function StatusChip() {
  const unsent = useUnsent();
  const { isKept } = useOutbox();
  const [opened, setOpened] = useState(false);
  const left = cards(leftBehind(unsent)).length;
  const isQuiet = left === 0 && isKept;
  return (
    <>
      <button
        type="button"
        className={styles.chip}
        data-left={!isQuiet || undefined}
        onClick={() => setOpened(true)}
      >
        <Icon name={isQuiet ? 'check' : 'clock'} size={18} />
        <span role="status">
          {left > 0 ? (
            <Plural value={left} one="# à envoyer" other="# à envoyer" />
          ) : isKept ? (
            <Trans>Tout est enregistré</Trans>
          ) : (
            <Trans>Rien n'est gardé ici</Trans>
          )}
        </span>
      </button>
      <UnsentSheet opened={opened} onClose={() => setOpened(false)} />
    </>
  );
}
