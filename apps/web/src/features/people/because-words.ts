import { useLingui } from '@lingui/react/macro';
import type { LeftBecause } from '@relais/contracts';

/** Why a membership ended. */
export function useBecauseWords(): Record<LeftBecause, string> {
  const { t } = useLingui();
  return {
    left: t`départ`,
    moved: t`déménagement`,
    ended: t`fin décidée par le réseau`,
    died: t`décès`,
  };
}
