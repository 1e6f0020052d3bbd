import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import type { MeetingKind } from '@relais/contracts';
import { isNextDay, isTooLong, longest } from '@relais/contracts/rules';
import { Choices } from '../choices';
import { useKindWords } from '../kind-words';
import arranged from './arranged.module.css';
import styles from './meeting-fields.module.css';

export type PlannedMeeting = Readonly<{
  date: string;
  startTime: string;
  /** Left out where nobody is asked for it; empty: open. */
  endTime?: string;
  kind: MeetingKind;
  place: string;
}>;

export const noMeeting: PlannedMeeting = { date: '', startTime: '07:30', kind: 'breakfast', place: '' };

type Props = Readonly<{
  meeting: PlannedMeeting;
  set: (change: Partial<PlannedMeeting>) => void;
  /** Where the network is. */
  today: string;
  /** What is missing is said. */
  tried: boolean;
  /** What the server said of a field. */
  refused?: (field: keyof PlannedMeeting) => string | null;
}>;

const lastsTooLong = ({ startTime, endTime }: PlannedMeeting): boolean =>
  startTime !== '' && isTooLong(startTime, endTime || null);

/** Whether it can be planned: it has a day that is not over, a time, and lasts twelve hours at most. */
export const isPlannable = (meeting: PlannedMeeting, today: string): boolean =>
  meeting.date >= today && meeting.startTime !== '' && !lastsTooLong(meeting);

/** Day, times, kind and place of a meeting. */
export function MeetingFields({ meeting, set, today, tried, refused }: Props) {
  const { t } = useLingui();
  const kinds = Object.entries(useKindWords()) as [MeetingKind, string][];
  const isOver = meeting.date < today && t`Ce jour est déjà passé.`;
  const dayError = meeting.date ? isOver : t`Il manque le jour.`;
  const { startTime, endTime } = meeting;
  const endsNextDay = Boolean(startTime && endTime) && isNextDay(startTime, endTime ?? '');
  return (
    <>
      <div className={styles.pair}>
        <TextInput
          type="date"
          label={t`Jour`}
          value={meeting.date}
          {...(endTime !== undefined && { className: styles.day })}
          min={today}
          error={(tried && dayError) || refused?.('date')}
          onChange={(event) => set({ date: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label={endTime === undefined ? t`Heure` : t`Début`}
          value={startTime}
          error={(tried && !startTime && t`Il manque l'heure.`) || refused?.('startTime')}
          onChange={(event) => set({ startTime: event.currentTarget.value })}
        />
        {endTime !== undefined && (
          <TextInput
            type="time"
            label={t`Fin`}
            description={endsNextDay ? t`Le lendemain.` : t`Facultatif.`}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={endTime}
            error={
              (tried &&
                lastsTooLong(meeting) &&
                t`Une rencontre dure douze heures au plus : le début ou la fin est à corriger.`) ||
              refused?.('endTime')
            }
            onChange={(event) => set({ endTime: event.currentTarget.value })}
          />
        )}
      </div>
      <Choices
        className={arranged.pairs}
        legend={t`Type de rencontre`}
        name="kind"
        value={meeting.kind}
        onChange={(kind) => set({ kind })}
        choices={kinds.map(([value, label]) => ({ value, label }))}
      />
      <TextInput
        label={t`Lieu`}
        description={t`Facultatif.`}
        value={meeting.place}
        maxLength={longest.place}
        error={refused?.('place')}
        onChange={(event) => set({ place: event.currentTarget.value })}
      />
    </>
  );
}
