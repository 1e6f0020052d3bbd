import { useLingui } from '@lingui/react/macro';
import type { MeetingKind } from '@relais/contracts';

export function useKindWords(): Record<MeetingKind, string> {
  const { t } = useLingui();
  return {
    breakfast: t`Petit-déjeuner`,
    lunch: t`Déjeuner`,
    evening: t`Soirée`,
    discovery: t`Découverte`,
    activity: t`Activité`,
    online: t`En ligne`,
  };
}
