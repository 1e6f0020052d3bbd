import { useLingui } from '@lingui/react/macro';
import { useFormat } from '../../../ui/format';
import { useBehind } from './behind';
import type { Group } from './columns';
import { useGroupWords } from './group-words';
import type { FigureRowsKey } from './rows';

/** What the rows behind a count are, in words. */
export function useRowTitle(comfortSize: number) {
  const { t } = useLingui();
  const format = useFormat();
  const { dayOf } = useBehind();
  const { groupNames } = useGroupWords();
  const [attendances, meetings, members] = [t`Présences`, t`Rencontres`, t`Membres`];
  const titles: Partial<Record<FigureRowsKey, string>> = {
    core: t`Noyau dur`,
    'coreShare.part': t`Présences du noyau dur`,
    'coreShare.whole': attendances,
    'coreKept.part': t`Du noyau dur d'avant et d'aujourd'hui`,
    'coreKept.whole': t`Noyau dur d'avant`,
    'newFaceMeetings.part': t`Rencontres avec une nouvelle tête`,
    'newFaceMeetings.whole': meetings,
    'renewal.part': t`Nouvelles têtes`,
    'renewal.whole': attendances,
    'newcomerReturn.part': t`Nouvelles têtes revenues`,
    'newcomerReturn.whole': t`Nouvelles têtes`,
    'visitorConversion.part': t`Invités devenus membres`,
    'visitorConversion.whole': t`Invités`,
    'meanRoom.part': t`Présences, remplaçants compris`,
    'meanRoom.whole': meetings,
    'perAttendance.part': t`Recos échangées`,
    'perAttendance.whole': attendances,
    'coverage.part': t`Ont donné et reçu`,
    'coverage.whole': members,
    'halfGivenBy.part': t`Ont donné la moitié des recos`,
    'halfGivenBy.whole': members,
    'reciprocity.part': t`Liens dans les deux sens`,
    'reciprocity.whole': t`Liens`,
    'meetingsClosed.part': t`Rencontres passées closes`,
    'meetingsClosed.whole': t`Rencontres passées`,
    'loggedWithin7Days.part': t`Recos notées dans les 7 jours`,
    'loggedWithin7Days.whole': t`Recos notées dans Relais`,
    'drawn.part': t`Rencontres de plus de ${comfortSize} personnes`,
    'drawn.whole': meetings,
    withoutList: t`Rencontres sans liste de présence`,
  };
  return (key: string): string => {
    const [meetingId = '', group = ''] = key.split('.');
    const date = dayOf(meetingId);
    if (!date) return titles[key as FigureRowsKey] ?? '';
    const who = group === 'room' ? t`Dans la salle` : groupNames[group as Group];
    const day = format.shortDayYear(date);
    return t`${who} le ${day}`;
  };
}
