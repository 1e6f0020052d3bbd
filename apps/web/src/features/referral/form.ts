import { useRef, useState, type SyntheticEvent } from 'react';
import type { Unsent } from '../../server/outbox';
import type { Log } from './use-log';

export type FormProps = Readonly<{ log: Log; mending: Unsent | null }>;

/** A draft whose problems show from the first try on; focus then goes to the first field that has one. */
export function useDraft<D>(initial: D) {
  const [draft, setDraft] = useState(initial);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  return {
    draft,
    tried,
    form,
    set: (change: Partial<D>) => setDraft((now) => ({ ...now, ...change })),
    reset(to: D) {
      setDraft(to);
      setTried(false);
    },
    submit: (good: boolean, run: () => void) => (event: SyntheticEvent) => {
      event.preventDefault();
      if (good) {
        run();
        return;
      }
      setTried(true);
      setTimeout(() => {
        const field = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
        field?.focus({ preventScroll: true });
        (field?.closest('fieldset') ?? field)?.scrollIntoView({ block: 'start' });
      });
    },
  };
}
