import { Refusal } from '@relais/event-sourcing';

/** Reports a problem in a column of the current line. */
export type Say = (column: string, problem: string) => void;

/** The import's words for a refusal: the column, and the problem. Null: another line reports it. */
export type Wording = (refusal: Refusal) => readonly [column: string, problem: string] | null;

/** Calls a rule of a context for a line and reports its refusal as a problem. @returns whether the rule holds */
export function checkRule(say: Say, rule: () => void, wording: Wording): boolean {
  try {
    rule();
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const said = wording(error);
    if (said) say(...said);
    return false;
  }
}
