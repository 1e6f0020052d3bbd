import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import type { MeetingKind } from '@relais/contracts';
import { longest } from '@relais/contracts/rules';
import { Choices } from '../choices';
import { useKindWords } from '../kind-words';
import styles from './meeting-fields.module.css';

export type PlannedMeeting = Readonly<{ date: string; startTime: string; kind: MeetingKind; place: string }>;

export const noMeeting: PlannedMeeting = { date: '', startTime: '07:30', kind: 'breakfast', place: '' };

type Props = Readonly<{
  meeting: PlannedMeeting;
  set: (change: Partial<PlannedMeeting>) => void;
  /** Where the network is. */
  today: string;
  /** What is missing is said. */
  tried: boolean;
}>;

/** Whether it can be planned: it has a day that is not over, and a time. */
export const isPlannable = ({ date, startTime }: PlannedMeeting, today: string): boolean =>
  date >= today && startTime !== '';

/** Day, time, kind and place of a meeting. */
export function MeetingFields({ meeting, set, today, tried }: Props) {
  const { t } = useLingui();
  const kinds = Object.entries(useKindWords()) as [MeetingKind, string][];
  const isOver = meeting.date < today && t`Ce jour est déjà passé.`;
  const dayError = meeting.date ? isOver : t`Il manque le jour.`;
  return (
    <>
      <div className={styles.pair}>
        <TextInput
          type="date"
          label={t`Jour`}
          value={meeting.date}
          min={today}
          error={tried && dayError}
          onChange={(event) => set({ date: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label={t`Heure`}
          value={meeting.startTime}
          error={tried && !meeting.startTime && t`Il manque l'heure.`}
          onChange={(event) => set({ startTime: event.currentTarget.value })}
        />
      </div>
      <Choices
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
        onChange={(event) => set({ place: event.currentTarget.value })}
      />
    </>
  );
}
