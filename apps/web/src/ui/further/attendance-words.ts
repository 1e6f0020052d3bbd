import { useLingui } from '@lingui/react/macro';
import type { AttendanceStatus } from '@relais/contracts';

export function useAttendanceWords(): Record<AttendanceStatus, string> {
  const { t } = useLingui();
  return {
    present: t`présence`,
    late: t`en retard`,
    represented: t`remplacement par quelqu'un`,
    excused: t`absence excusée`,
    absent: t`absence`,
    visitor: t`en visite`,
    substitute: t`à la place d'un membre`,
  };
}
