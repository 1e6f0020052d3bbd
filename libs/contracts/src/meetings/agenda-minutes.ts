/** A meeting lasts 12 hours at most, and so does its agenda. */
export const longestAgenda = 720;
export const mostAgendaItems = 30;

/** What is wrong with an agenda. @property item the first one that takes too little or too long; null: the agenda as a whole */
export type AgendaProblem = Readonly<{
  code: 'agenda-empty' | 'agenda-item-minutes' | 'agenda-too-long';
  item: number | null;
}>;

/** Null: these are the minutes of an agenda, item by item. */
export function agendaProblem(minutes: readonly number[]): AgendaProblem | null {
  if (minutes.length === 0) return { code: 'agenda-empty', item: null };
  const item = minutes.findIndex((one) => !(one >= 1 && one <= longestAgenda));
  if (item !== -1) return { code: 'agenda-item-minutes', item };
  const isTooLong = minutes.reduce((sum, one) => sum + one, 0) > longestAgenda;
  return isTooLong ? { code: 'agenda-too-long', item: null } : null;
}
