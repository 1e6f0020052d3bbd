import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { AttendanceStatus, MeetingAnswer } from '@relais/contracts';
import { useNetwork } from '../../server/network-context';
import { dayIn, useFormat } from '../../ui/format';
import { useAttendanceWords } from '../../ui/further/attendance-words';
import { useKindWords } from '../../ui/kind-words';
import type { Counts } from './sheet/lines.rules';

/** How a person attends, in the one or two words that stand on their line. */
export function useStatusWords(): Record<AttendanceStatus, string> {
  const { t } = useLingui();
  return { ...useAttendanceWords(), present: t`là`, represented: t`remplacement`, substitute: t`remplace` };
}

/** Who is in the room beside the members who are simply there, and who is not; null: nobody. */
export function useCountWords(): (
  counts: Counts,
  unnamed: number,
) => Readonly<{
  among: string | null;
  away: string | null;
}> {
  const { t } = useLingui();
  const format = useFormat();
  const listed = (parts: readonly (string | false)[]) => {
    const known = parts.filter((part) => part !== false);
    return known.length > 0 ? format.list(known) : null;
  };
  return ({ visitor, substitute, late, excused, absent }, unnamed) => {
    const guests = visitor + unnamed;
    return {
      among: listed([
        guests > 0 && t`${plural(guests, { one: '# invité', other: '# invités' })}`,
        substitute > 0 && t`${plural(substitute, { one: '# remplaçant', other: '# remplaçants' })}`,
        late > 0 && t`${late} en retard`,
      ]),
      away: listed([
        excused > 0 && t`${plural(excused, { one: '# absence excusée', other: '# absences excusées' })}`,
        absent > 0 && t`${plural(absent, { one: '# absence', other: '# absences' })}`,
      ]),
    };
  };
}

type Planned = Pick<MeetingAnswer, 'kind' | 'date' | 'startTime' | 'endTime' | 'place'>;

/** The day of a meeting: of another year with the year. */
export function useDayWords(): (meeting: Pick<Planned, 'date'>) => string {
  const format = useFormat();
  const { timezone } = useNetwork();
  const { t } = useLingui();
  return ({ date }) => {
    const today = dayIn(timezone);
    const isFar = date.slice(0, 4) !== today.slice(0, 4);
    return date === today ? t`aujourd'hui` : isFar ? format.day(date) : format.longDay(date);
  };
}

/** What a meeting is called: its kind and its day. */
export function useTitle(): (meeting: Planned) => string {
  const kinds = useKindWords();
  const day = useDayWords();
  return (meeting) => `${kinds[meeting.kind]}, ${day(meeting)}`;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** From when to when, and where. */
export function useWhenAndWhere(): (meeting: Planned) => string {
  const { t } = useLingui();
  const format = useFormat();
  return ({ startTime, endTime, place }) => {
    const from = format.time(startTime);
    const until = endTime && format.time(endTime);
    return [until ? t`de ${from} à ${until}` : t`à ${from}`, place].filter(Boolean).join(' · ');
  };
}
