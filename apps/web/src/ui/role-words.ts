import { useLingui } from '@lingui/react/macro';
import type { Role } from '@relais/contracts';

export function useRoleWords(): (role: Role) => string {
  const { t } = useLingui();
  return (role) => {
    switch (role) {
      case 'member':
        return t`membre`;
      case 'host':
        return t`animateur·rice`;
      case 'organiser':
        return t`organisateur·rice`;
    }
  };
}
