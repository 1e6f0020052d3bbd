import { useLingui } from '@lingui/react/macro';
import { useFormat } from '../../../ui/format';
import { useBehind } from './behind';
import type { PersonId } from '@relais/contracts';
import type { Group } from './columns';
import { useGroupWords } from './group-words';
import type { FigureRowsKey } from './rows';

/** What the rows behind a count are, in words. */
export function useRowTitle(comfortSize: number) {
  const { t } = useLingui();
  const format = useFormat();
  const { dayOf, nameOf } = useBehind();
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
    'meanRoom.whole': meetings,
    'coreShare.over': meetings,
    'newFaceMeetings.over': meetings,
    'newcomerReturn.over': meetings,
    'visitorConversion.over': meetings,
    'meanRoom.over': meetings,
    roomBeside: t`Remplaçants et invités sans nom`,
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
    const [subject = '', group = '', other = ''] = key.split('.');
    const nameIn = (part: string) => nameOf(part as PersonId) ?? t`nom effacé`;
    const [name, receiver] = [nameIn(group), nameIn(other)];
    switch (subject) {
      case 'attended':
        return t`${name} dans la salle`;
      case 'given':
        return t`Recos données par ${name}`;
      case 'received':
        return t`Recos reçues par ${name}`;
      case 'pair':
        return t`Recos de ${name} à ${receiver}`;
    }
    const date = dayOf(subject);
    if (!date) return titles[key as FigureRowsKey] ?? '';
    const there = group === 'room' ? t`Dans la salle` : groupNames[group as Group];
    const day = format.shortDayYear(date);
    return t`${there} le ${day}`;
  };
}
