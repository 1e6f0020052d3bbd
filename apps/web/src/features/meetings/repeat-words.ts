import { useLingui } from '@lingui/react/macro';
import type { Nth, SeriesRule } from '@relais/contracts';
import { useFormat } from '../../ui/format';

/** When a series meets, in words: « Toutes les semaines, le jeudi ». */
export function useRepeatWords(): (rule: SeriesRule) => string {
  const { t } = useLingui();
  const format = useFormat();
  const ordinals = [t`premier`, t`deuxième`, t`troisième`, t`quatrième`];
  const place = (nth: Nth): string => (nth === 'last' ? t`dernier` : (ordinals[nth - 1] ?? String(nth)));
  return (rule) => {
    const weekday = format.weekday(rule.weekday);
    if ('every' in rule) {
      const weeks = rule.every;
      return weeks === 1
        ? t`Toutes les semaines, le ${weekday}`
        : weeks === 2
          ? t`Toutes les deux semaines, le ${weekday}`
          : t`Toutes les ${weeks} semaines, le ${weekday}`;
    }
    const listed = format.list(rule.nth.map(place));
    return rule.nth.length === 1 ? t`Le ${listed} ${weekday} du mois` : t`Les ${listed} ${weekday}s du mois`;
  };
}
