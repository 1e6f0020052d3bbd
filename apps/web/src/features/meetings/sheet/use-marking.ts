import { useLingui } from '@lingui/react/macro';
import type { AttendanceStatus, PutAttendanceBody } from '@relais/contracts';
import { say } from '../../../ui/notices';
import { type Line, endedSubstituteOf } from './lines.rules';
import { type AttendanceSheet, bodyOf } from './use-sheet';
import { useStatusWords } from '../words';

/** Records how a person attends, and says so; « Annuler » is a further event. */
export function useMarking(sheet: AttendanceSheet) {
  const { t } = useLingui();
  const words = useStatusWords();
  const named = ({ personId, name }: Line) => ({ personId, name: name ?? t`nom effacé` });
  return {
    async mark(line: Line, status: AttendanceStatus, reason: string | null = null): Promise<void> {
      const about = named(line);
      const { invitedBy, welcomedBy, firstTime } = line;
      // No reason is kept for an excused absence.
      const why = status === 'excused' ? null : reason;
      const body: PutAttendanceBody = {
        status,
        invitedBy,
        welcomedBy,
        firstTime,
        ...(why && { reason: why }),
      };
      const before = bodyOf(line);
      const substitute = endedSubstituteOf(line, status, sheet.lines);
      await sheet.record(about, body);
      if (substitute)
        await sheet.record(named(substitute), {
          ...bodyOf(substitute),
          status: 'visitor',
          substituteFor: null,
        });
      const word = words[status];
      const [name, other] = [about.name, substitute && named(substitute).name];
      const said = other
        ? t`${name} : ${word}. ${other} ne remplace plus personne, et reste comme invité·e.`
        : t`${name} : ${word}`;
      say(said, async () => {
        await sheet.record(about, before);
        if (substitute) await sheet.record(named(substitute), bodyOf(substitute));
      });
    },
  };
}

export type Marking = ReturnType<typeof useMarking>;
