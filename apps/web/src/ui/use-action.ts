import { type UseMutationOptions, useMutation } from '@tanstack/react-query';
import { say } from './notices';

type Action<Told, Answer> = Omit<UseMutationOptions<Answer, Error, Told>, 'onSuccess'> &
  Readonly<{
    /** The notice once it is done; null if the screen shows the result itself. */
    said: ((answer: Answer, told: Told) => string | null) | null;
    /** How a further event takes it back; null: nothing does. */
    undo?: (answer: Answer, told: Told) => (() => Promise<unknown>) | null;
    /** Reads what has changed again, also after an undo. */
    refresh?: (told: Told) => unknown;
  }>;

/** An action at the server with its notice: no action ends silently. */
export function useAction<Told = void, Answer = unknown>({
  said,
  undo,
  refresh,
  ...options
}: Action<Told, Answer>) {
  return useMutation<Answer, Error, Told>({
    ...options,
    onSuccess: async (answer, told) => {
      const text = said?.(answer, told) ?? null;
      const takeBack = undo?.(answer, told) ?? null;
      await refresh?.(told);
      if (text !== null) say(text, takeBack && (() => takeBack().then(() => refresh?.(told))));
    },
  });
}
