import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { save, withdraw, type NewEntry } from '../../server/outbox';
import { Icon } from '../../ui/icons';
import styles from './saving.module.css';

type Saved = Readonly<{ entries: readonly NewEntry[]; ids: readonly string[]; restore: () => void }>;
type Said = { saved: Saved; undone: boolean } | null;

/** Saves at once, on this device; what was saved last can be taken back for ten seconds. */
export function useSaving() {
  const [said, setSaid] = useState<Said>(null);
  const [undoable, setUndoable] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  return {
    said,
    undoable,
    /** `restore` brings the form back as it was, should this be undone. */
    save(entries: readonly NewEntry[], restore: () => void) {
      setSaid({ saved: { entries, ids: save(entries), restore }, undone: false });
      setUndoable(true);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setUndoable(false), 10_000);
    },
    undo() {
      if (!said || said.undone) return;
      said.saved.ids.forEach((id, index) => {
        const entry = said.saved.entries[index];
        if (entry) withdraw(id, entry);
      });
      said.saved.restore();
      setUndoable(false);
      setSaid({ ...said, undone: true });
    },
  };
}

type Props = Readonly<{ saving: ReturnType<typeof useSaving>; label: string; extra?: ReactNode }>;

/** The button in reach of the thumb and, above it, what was just saved. */
export function SaveBar({ saving: { said, undoable, undo }, label, extra }: Props) {
  const { t } = useLingui();
  const [first, ...others] = said?.saved.entries ?? [];
  const name = first?.about.name ?? '';
  const shown = said && (undoable || said.undone || extra);
  return (
    <div className={styles.bar}>
      <div role="status" className={styles.said}>
        {shown && (
          <div className={styles.note}>
            <Icon name="check" size={20} />
            <span className={styles.words}>
              {said.undone ? (
                <Trans>C'est annulé.</Trans>
              ) : others.length === 0 ? (
                <Trans>Enregistré pour {name}</Trans>
              ) : (
                <Plural
                  value={others.length}
                  one={`Enregistré pour ${name} et # autre`}
                  other={`Enregistré pour ${name} et # autres`}
                />
              )}
            </span>
            {undoable && (
              <Button variant="subtle" onClick={undo} className={styles.undo}>
                {t`Annuler`}
              </Button>
            )}
            {!said.undone && extra}
          </div>
        )}
      </div>
      <Button type="submit" fullWidth size="lg" className={styles.save}>
        {label}
      </Button>
    </div>
  );
}
