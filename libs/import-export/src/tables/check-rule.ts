import { Refusal } from '@relais/event-sourcing';

/** Says what is wrong with a column of the line at hand. */
export type Say = (column: string, problem: string) => void;

/** What an import says where a rule refuses: the column, and the problem. Null: another line says it. */
export type Wording = (refusal: Refusal) => readonly [column: string, problem: string] | null;

/**
 * Says of a line what a rule of its context refuses.
 * @returns whether the rule holds
 */
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
