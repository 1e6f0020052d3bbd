import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { ProblemError } from '../../server/client';
import { useNetwork } from '../../server/network-context';
import { useRefusal } from '../../server/refusals';
import { dayIn } from '../../ui/format';
import { MeetingFields, isPlannable } from '../../ui/further/meeting-fields';
import rows from '../../ui/layout/rows.module.css';
import { Sheet } from '../../ui/layout/sheet';
import { fieldsOf, usePlanning } from './planning';
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
      <PlanForm meeting={meeting} onDone={onClose} />
    </Sheet>
  );
}

function PlanForm({ meeting, onDone }: { meeting: Meeting | null; onDone: () => void }) {
  const refusal = useRefusal();
  const { timezone } = useNetwork();
  const planning = usePlanning(meeting);
  const [fields, setFields] = useState(() => fieldsOf(meeting));
  const [tried, setTried] = useState(false);
  const today = dayIn(timezone);
  // Its own day is no mistake, even if it is over.
  const earliest = meeting && meeting.date < today ? meeting.date : today;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (isPlannable(fields, earliest)) void planning.mutateAsync(fields).then(onDone, () => undefined);
  };
  const problem = planning.error instanceof ProblemError ? planning.error.problem : null;
  const sentence = useActionProblem(planning.error);
  const isUnderField = problem?.errors?.some(({ path }) => path in fields);
  return (
    <form className={rows.stack} noValidate onSubmit={submit}>
      <MeetingFields
        meeting={fields}
        set={(change) => setFields({ ...fields, ...change })}
        today={earliest}
        tried={tried}
        refused={(field) => refusal.under(problem, field)}
      />
      {sentence && !isUnderField && <p role="alert">{sentence}</p>}
      <Button type="submit" size="lg" fullWidth loading={planning.isPending}>
        {meeting ? <Trans>Enregistrer</Trans> : <Trans>Prévoir cette rencontre</Trans>}
      </Button>
    </form>
  );
}
