import { useLingui } from '@lingui/react/macro';
import type { MeetingKind, Purpose } from '@relais/contracts';
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

export function useKinds(): Choice<MeetingKind>[] {
  const { t } = useLingui();
  return [
    { value: 'breakfast', label: t`Petit-déjeuner` },
    { value: 'lunch', label: t`Déjeuner` },
    { value: 'evening', label: t`Soirée` },
    { value: 'discovery', label: t`Découverte` },
    { value: 'activity', label: t`Activité` },
    { value: 'online', label: t`En ligne` },
  ];
}
