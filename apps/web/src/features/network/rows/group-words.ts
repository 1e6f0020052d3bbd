import { useLingui } from '@lingui/react/macro';
import { useKindWords } from '../../../ui/kind-words';
import type { Group } from './columns';

export function useGroupWords() {
  const { t } = useLingui();
  const kindNames = useKindWords();
  const groupNames: Record<Group, string> = {
    core: t`Noyau dur`,
    occasional: t`De temps en temps`,
    recent: t`En chemin`,
    returning: t`De retour`,
    new: t`Nouvelles têtes`,
    substitute: t`Remplaçants`,
  };
  const groupRules: Record<Group, string> = {
    core: t`là assez souvent, depuis assez longtemps`,
    occasional: t`les autres membres et habitués`,
    recent: t`vus pour la première fois il y a peu de rencontres`,
    returning: t`absents aux 3 dernières et depuis plus de 90 jours`,
    new: t`vus pour la première fois ce jour-là ; à la toute première rencontre, seulement si c'est noté`,
    substitute: t`à la place d'un membre`,
  };
  return { groupNames, groupRules, kindNames };
}
