import { useLingui } from '@lingui/react/macro';
import type { ActingRole } from '@relais/contracts';

export function useRoleWords(): (role: ActingRole) => string {
  const { t } = useLingui();
  return (role) => {
    switch (role) {
      case 'visitor':
        return t`invité·e`;
      case 'member':
        return t`membre`;
      case 'host':
        return t`animateur·rice`;
      case 'organiser':
        return t`organisateur·rice`;
    }
  };
}
