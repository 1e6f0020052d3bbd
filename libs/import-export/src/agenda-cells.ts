import type { PersonalValues } from '@relais/event-sourcing';
import { titlesOf } from '@relais/meetings';
import type { MeetingState } from './recorded/network-state';

/** An agenda in the columns of meetings.csv. @param values of the meeting */
export const agendaCells = (
  { agenda }: Pick<MeetingState, 'agenda'>,
  values: PersonalValues,
): Readonly<{ agenda: string | null; round: number | null }> => ({
  agenda:
    agenda &&
    titlesOf(values)
      .map((title, item) => `${agenda.minutes[item]} ${title}`)
      .join('\n'),
  round: agenda?.round == null ? null : agenda.round + 1,
});
