import { useState } from 'react';
import { summaryOf } from '../server/outbox/outbox.rules';
import { useOutbox, useUnsent } from '../server/outbox/use-outbox';
import { useStandingWords } from '../ui/standing-words';
import { Icon } from '../ui/theme/icons';
import styles from './status-chip.module.css';
import { UnsentSheet } from './unsent-sheet';

export function StatusChip() {
  const summary = summaryOf(useUnsent(), useOutbox().isKept);
  const words = useStandingWords();
  const [opened, setOpened] = useState(false);
  const isQuiet = summary.says === 'sent' || summary.says === 'held';
  return (
    <>
      <button
        type="button"
        className={styles.chip}
        data-left={!isQuiet || undefined}
        onClick={() => setOpened(true)}
      >
        <Icon name={summary.says === 'sent' ? 'check' : 'clock'} size={18} />
        <span role="status">{words.all(summary)}</span>
      </button>
      <UnsentSheet opened={opened} onClose={() => setOpened(false)} />
    </>
  );
}
