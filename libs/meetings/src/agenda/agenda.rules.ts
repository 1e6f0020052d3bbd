import { agendaProblem, longestAgenda } from '@relais/contracts';
import { Refusal } from '@relais/event-sourcing';
import type { Agenda } from '../meeting.events';

/** @throws Refusal `agenda-empty`, `agenda-item-minutes`, `agenda-too-long` */
export function ensureAgenda(minutes: Agenda['minutes']): void {
  const problem = agendaProblem(minutes);
  switch (problem?.code) {
    case undefined:
      return;
    case 'agenda-empty':
      throw new Refusal(
        'agenda-empty',
        'An agenda has at least one item: say what the meeting does.',
        'items',
      );
    case 'agenda-item-minutes':
      throw new Refusal(
        'agenda-item-minutes',
        `An item of an agenda takes from 1 to ${longestAgenda} minutes.`,
        `items.${problem.item ?? 0}.minutes`,
      );
    case 'agenda-too-long':
      throw new Refusal(
        'agenda-too-long',
        `An agenda takes ${longestAgenda} minutes (12 hours) at most: shorten its items.`,
        'items',
      );
  }
}

export const agendaOf = ({ minutes, round, titlesMark }: Agenda): Agenda => ({ minutes, round, titlesMark });

export const sameAgenda = (a: Agenda, b: Agenda): boolean =>
  a.round === b.round && a.titlesMark === b.titlesMark && a.minutes.join() === b.minutes.join();
