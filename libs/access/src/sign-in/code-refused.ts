import { Refusal } from '@relais/event-sourcing';

/** The refusal of a code that cannot be used. */
export const codeRefused = (): Refusal =>
  new Refusal(
    'code-refused',
    'This code is not right, was used already, or its ten minutes are over. Type it where you asked for it, or ask for a new one.',
    'code',
  );
