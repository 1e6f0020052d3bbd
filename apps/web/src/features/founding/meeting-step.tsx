import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { dayIn } from '../../ui/format';
import { MeetingFields, type PlannedMeeting, isPlannable } from '../../ui/further/meeting-fields';
import rows from '../../ui/layout/rows.module.css';
import styles from './founding.module.css';

type Props = Readonly<{
  meeting: PlannedMeeting;
  set: (change: Partial<PlannedMeeting>) => void;
  timezone: string;
  isBusy: boolean;
  complaint: string | null;
  onBack: () => void;
  onDone: (meeting: PlannedMeeting | null) => void;
}>;

/** Day, time, kind and place; or nothing yet. */
export function MeetingStep({ meeting, set, timezone, isBusy, complaint, onBack, onDone }: Props) {
  const [tried, setTried] = useState(false);
  const today = dayIn(timezone);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (isPlannable(meeting, today)) onDone(meeting);
  };
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <p className={rows.dim}>
        <Trans>Étape 2 sur 2. Elle peut attendre.</Trans>
      </p>
      <MeetingFields meeting={meeting} set={set} today={today} tried={tried} />
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
