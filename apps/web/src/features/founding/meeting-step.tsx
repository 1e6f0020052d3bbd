import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { Choices } from '../../ui/choices';
import { dayIn } from '../../ui/format';
import rows from '../../ui/rows.module.css';
import styles from './founding.module.css';
import type { FirstMeeting } from './founding';
import { useKinds } from './words';

type Props = Readonly<{
  meeting: FirstMeeting;
  set: (change: Partial<FirstMeeting>) => void;
  timezone: string;
  isBusy: boolean;
  complaint: string | null;
  onBack: () => void;
  onDone: (meeting: FirstMeeting | null) => void;
}>;

/** Day, time, kind and place; or nothing yet. */
export function MeetingStep({ meeting, set, timezone, isBusy, complaint, onBack, onDone }: Props) {
  const { t } = useLingui();
  const kinds = useKinds();
  const [tried, setTried] = useState(false);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (meeting.date && meeting.startTime) onDone(meeting);
  };
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <p className={rows.dim}>
        <Trans>Étape 2 sur 2. Elle peut attendre.</Trans>
      </p>
      <div className={styles.pair}>
        <TextInput
          type="date"
          label={t`Jour`}
          value={meeting.date}
          min={dayIn(timezone)}
          error={tried && !meeting.date && t`Il manque le jour.`}
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
        choices={kinds}
      />
      <TextInput
        label={t`Lieu`}
        description={t`Facultatif.`}
        value={meeting.place}
        maxLength={200}
        onChange={(event) => set({ place: event.currentTarget.value })}
      />
      {complaint && <p role="alert">{complaint}</p>}
      <Button type="submit" size="lg" fullWidth loading={isBusy}>
        <Trans>Fonder le réseau</Trans>
      </Button>
      <div className={rows.inline}>
        <Button variant="default" disabled={isBusy} onClick={() => onDone(null)}>
          <Trans>Sans rencontre pour l'instant</Trans>
        </Button>
        <Button variant="subtle" disabled={isBusy} onClick={onBack}>
          <Trans>Retour</Trans>
        </Button>
      </div>
    </form>
  );
}
