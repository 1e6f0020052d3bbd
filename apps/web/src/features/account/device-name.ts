import { useLingui } from '@lingui/react/macro';
import type { Device } from './account';

/** « Firefox sur Linux », as far as it is known. */
export function useDeviceName() {
  const { t } = useLingui();
  return ({ browser, system }: Pick<Device, 'browser' | 'system'>) => {
    if (browser && system) return t`${browser} sur ${system}`;
    return browser ?? system ?? t`Un appareil inconnu`;
  };
}
