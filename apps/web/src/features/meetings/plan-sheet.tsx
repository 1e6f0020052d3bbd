import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { ProblemError } from '../../server/client';
import { useNetwork } from '../../server/network-context';
import { useRefusal } from '../../server/refusals';
import { dayIn } from '../../ui/format';
import { MeetingFields, type PlannedMeeting, isPlannable } from '../../ui/further/meeting-fields';
import rows from '../../ui/layout/rows.module.css';
import { Sheet } from '../../ui/layout/sheet';
import { type Fields, fieldsOf, usePlanning, useReplanning } from './planning';
import type { Meeting } from './reads';
import { useActionProblem } from './use-action-problem';

type Props = Readonly<{
  /** Null: a new one. */
  meeting: Meeting | null;
  opened: boolean;
  onClose: () => void;
}>;

/** Plans a meeting or changes one. */
export function PlanSheet({ meeting, opened, onClose }: Props) {
  const { t } = useLingui();
  return (
    <Sheet
      opened={opened}
      onClose={onClose}
      title={meeting ? t`Modifier la rencontre` : t`Prévoir une rencontre`}
    >
      {meeting ? <ReplanForm meeting={meeting} onDone={onClose} /> : <NewForm onDone={onClose} />}
    </Sheet>
  );
}

function NewForm({ onDone }: { onDone: () => void }) {
  const planning = usePlanning();
  return (
    <PlanForm
      meeting={null}
      action={planning}
      onSave={(fields) => planning.mutateAsync(fields).then(onDone)}
    />
  );
}

function ReplanForm({ meeting, onDone }: { meeting: Meeting; onDone: () => void }) {
  const changing = useReplanning(meeting.meetingId);
  return (
    <PlanForm
      meeting={meeting}
      action={changing}
      onSave={(_, changed) => changing.mutateAsync(changed).then(onDone)}
    />
  );
}

type FormProps = Readonly<{
  meeting: Meeting | null;
  action: Readonly<{ error: Error | null; isPending: boolean }>;
  onSave: (fields: PlannedMeeting, changed: Fields) => Promise<unknown>;
}>;

/** Fields that were not changed here follow the meeting. */
function PlanForm({ meeting, action, onSave }: FormProps) {
  const refusal = useRefusal();
  const { timezone } = useNetwork();
  const [changed, setChanged] = useState<Fields>({});
  const [tried, setTried] = useState(false);
  const fields = { ...fieldsOf(meeting), ...changed };
  const today = dayIn(timezone);
  // Its own day is no mistake, even if it is over.
  const earliest = meeting && meeting.date < today ? meeting.date : today;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (isPlannable(fields, earliest)) onSave(fields, changed).catch(() => undefined);
  };
  const problem = action.error instanceof ProblemError ? action.error.problem : null;
  const sentence = useActionProblem(action.error);
  const isUnderField = problem?.errors?.some(({ path }) => path in fields);
  return (
    <form className={rows.stack} noValidate onSubmit={submit}>
      <MeetingFields
        meeting={fields}
        set={(change) => setChanged({ ...changed, ...change })}
        today={earliest}
        tried={tried}
        refused={(field) => refusal.under(problem, field)}
      />
      {sentence && !isUnderField && <p role="alert">{sentence}</p>}
      <Button type="submit" size="lg" fullWidth loading={action.isPending}>
        {meeting ? <Trans>Enregistrer</Trans> : <Trans>Prévoir cette rencontre</Trans>}
      </Button>
    </form>
  );
}
