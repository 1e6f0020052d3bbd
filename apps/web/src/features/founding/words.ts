import { useLingui } from '@lingui/react/macro';
import type { Purpose } from '@relais/contracts';
import type { Choice } from '../../ui/choices';

export function usePurposes(): Choice<Purpose>[] {
  const { t } = useLingui();
  return [
    { value: 'business', label: t`Affaires`, hint: t`se recommander` },
    { value: 'support', label: t`Entraide`, hint: t`se soutenir` },
    { value: 'social', label: t`Convivialité`, hint: t`se voir` },
    { value: 'activity', label: t`Activité`, hint: t`faire ensemble` },
  ];
}
