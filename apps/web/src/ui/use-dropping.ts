import { useLingui } from '@lingui/react/macro';
import type { Entry } from '../server/outbox/entry';
import { outbox } from '../server/outbox/this-device';
import { useEntryWords } from './entry-words';
import { say } from './notices';

/** « Abandonner »: a forgotten entry can be restored; an entry that may have been sent is withdrawn, and its card says so. */
export function useDropping() {
  const { t } = useLingui();
  const words = useEntryWords();
  return async (entry: Entry) => {
    const forgotten = await outbox.drop(entry);
    const what = words(entry);
    if (forgotten.length > 0) say(t`Abandonné : ${what}`, () => outbox.restore(forgotten));
  };
}
