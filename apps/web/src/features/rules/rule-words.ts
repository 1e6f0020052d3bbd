import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useFormat } from '../../ui/format';
import { useKindWords } from '../../ui/kind-words';
import type { Charter } from './reads';

export type Rule = keyof Charter;

/** What each rule of a charter says, in a sentence; null: it says nothing under the others. */
export function useRuleWords(): (charter: Charter) => Readonly<Record<Rule, string | null>> {
  const { t } = useLingui();
  const format = useFormat();
  const kinds = useKindWords();
  const purposes = {
    business: t`On se réunit pour se recommander.`,
    support: t`On se réunit pour se soutenir.`,
    social: t`On se réunit pour se voir.`,
    activity: t`On se réunit pour faire quelque chose ensemble.`,
  };
  const talks = {
    allowed: t`On parle d'affaires quand on veut.`,
    'not-in-meetings': t`On ne parle pas d'affaires pendant les rencontres : une reco se note avant ou après.`,
    never: t`Ici, on ne parle pas d'affaires.`,
  };
  const thanks = {
    optional: t`Un merci peut porter un montant.`,
    required: t`Un merci porte toujours un montant.`,
    never: t`On dit merci sans montant.`,
  };
  const seen = {
    both: t`La personne remerciée voit chaque montant.`,
    'sum-only': t`La personne remerciée voit la somme de ses montants, jamais un seul.`,
  };
  const absences = (rule: Charter['absenceRule']) => {
    if (rule === null) return t`Il n'y a pas de règle d'absence.`;
    const { count } = rule;
    if ('inARow' in rule)
      return t`Après ${plural(count, { one: '# absence', other: '# absences de suite' })}, on en parle ensemble.`;
    const { months } = rule;
    return t`Après ${plural(count, { one: '# absence', other: '# absences' })} en ${plural(months, { one: '# mois', other: '# mois' })}, on en parle ensemble.`;
  };
  return ({
    purpose,
    membership,
    businessTalk,
    comfortSize,
    exclusiveSeats,
    absenceRule,
    thanksAmount,
    thanksVisibility,
    ...charter
  }) => {
    const hasMoney = businessTalk !== 'never' && thanksAmount !== 'never';
    const usualShare = absenceRule !== null || exclusiveSeats ? 0.75 : 0.5;
    const share = format.share(charter.coreShare ?? usualShare);
    const regular = format.list((charter.regularKinds ?? []).map((kind) => kinds[kind].toLocaleLowerCase()));
    const { window, coreMinimum, returnWithin } = charter;
    return {
      purpose: purposes[purpose],
      membership:
        membership === 'yes'
          ? t`On en devient membre à une date précise.`
          : t`Il n'y a pas de membres : toute personne qui vient participe.`,
      businessTalk: talks[businessTalk],
      comfortSize: t`Jusqu'à ${plural(comfortSize, { one: '# personne', other: '# personnes' })}, on échange ; au-delà, une rencontre devient une réunion d'information.`,
      exclusiveSeats: exclusiveSeats
        ? t`Il y a une seule place par métier.`
        : t`Plusieurs personnes peuvent exercer le même métier.`,
      absenceRule: absences(absenceRule),
      thanksAmount: businessTalk === 'never' ? null : thanks[thanksAmount],
      thanksVisibility: hasMoney ? seen[thanksVisibility] : null,
      regularKinds:
        charter.regularKinds === null
          ? t`Toutes les rencontres comptent, sauf les découvertes et les activités ; si elles sont plus de la moitié, elles comptent aussi.`
          : t`Comptent ces rencontres : ${regular}.`,
      window:
        window === null
          ? t`Les chiffres portent sur les 12 dernières rencontres ; sur les 8 dernières, si plus de 20 jours les séparent d'ordinaire.`
          : t`Les chiffres portent sur ${plural(window, { one: 'la dernière rencontre', other: 'les # dernières rencontres' })}.`,
      coreMinimum:
        coreMinimum === null
          ? t`Pour être du noyau, il faut être là depuis 6 rencontres ; depuis 4, si elles sont plus espacées.`
          : t`Pour être du noyau, il faut être là depuis ${plural(coreMinimum, { one: '# rencontre', other: '# rencontres' })}.`,
      coreShare: t`Il faut aussi venir au moins à ${share} des rencontres.`,
      returnWithin:
        returnWithin === null
          ? t`Une nouvelle tête est revenue si on la revoit dans les 4 rencontres suivantes ; dans les 3 suivantes, si elles sont plus espacées.`
          : t`Une nouvelle tête est revenue si on la revoit ${plural(returnWithin, { one: 'à la rencontre suivante', other: 'dans les # rencontres suivantes' })}.`,
    };
  };
}

/** The rules in the order of the page, by what they are about. */
export const ruleGroups = {
  together: ['purpose', 'membership', 'comfortSize', 'exclusiveSeats', 'absenceRule'],
  business: ['businessTalk', 'thanksAmount', 'thanksVisibility'],
  alive: ['regularKinds', 'window', 'coreMinimum', 'coreShare', 'returnWithin'],
} as const satisfies Readonly<Record<string, readonly Rule[]>>;
