import { useEffect, useRef } from 'react';
import { restoreDraft } from '../../server/drafts';
import type { Entry, NewEntry } from '../../server/outbox/entry';
import { kinds } from '../../server/outbox/kinds';
import { outbox, save, undo } from '../../server/outbox/this-device';
import { useOutbox } from '../../server/outbox/use-outbox';
import { setLastSaved, useLastSaved } from './last-saved';

/**
 * Saves on this device; what was saved last on this form can be undone as long as it was not sent, and withdrawn afterwards.
 * @param form name of the draft, which an undo brings back
 */
export function useSaving(form: string) {
  const said = useLastSaved(form);
  const { entries, isKept } = useOutbox();
  const isBusy = useRef(false);
  const isUnsent = (id: string) =>
    entries.some((entry) => entry.id === id && entry.state !== 'sending' && !entry.tried);
  const refused = entries.find(
    ({ id, state, problem }) => said?.ids.includes(id) && state === 'refused' && problem !== null,
  );
  const isNews = refused && said?.state !== 'refused';
  useEffect(() => {
    if (said && isNews) setLastSaved({ ...said, state: 'refused' });
  }, [said, isNews]);
  const isUndoable = said?.state === 'undoable' && said.ids.every(isUnsent);

  return {
    said,
    isUndoable,
    /** The refused entry, until it is corrected or dropped. */
    refused: refused ?? null,
    /** False: what is saved is lost with this page. */
    isKept,
    /** Replaces the entry that is corrected; `saved` runs when it is on the disk. */
    async save(news: readonly NewEntry[], draft: object, corrected: Entry | null, saved: () => void) {
      if (isBusy.current) return;
      isBusy.current = true;
      const ids = await save(news, corrected ?? undefined).finally(() => (isBusy.current = false));
      saved();
      setLastSaved({ form, entries: news, ids, restore: () => restoreDraft(form, draft), state: 'undoable' });
      scrollTo({ top: 0 });
    },
    async undo() {
      if (!said) return;
      const undone = await undo(said.ids);
      if (undone) said.restore();
      setLastSaved({ ...said, state: undone ? 'undone' : 'saved' });
    },
    async withdraw() {
      if (!said) return;
      for (const [index, { kind, networkId, by, about }] of said.entries.entries()) {
        const subject = kinds[kind].subject?.(said.ids[index] ?? '') ?? '';
        await outbox.withdraw({ kind: 'withdrawal', networkId, by, about, subject, body: {} });
      }
      setLastSaved({ ...said, state: 'withdrawn' });
    },
  };
}

export type Saving = ReturnType<typeof useSaving>;
