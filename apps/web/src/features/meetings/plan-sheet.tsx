import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { ProblemError } from '../../server/client';
import { useNetwork } from '../../server/network-context';
import { useRefusal } from '../../server/refusals';
import { Choices } from '../../ui/choices';
import { dayIn } from '../../ui/format';
import { MeetingFields, type PlannedMeeting, isPlannable } from '../../ui/further/meeting-fields';
import rows from '../../ui/layout/rows.module.css';
import { Sheet } from '../../ui/layout/sheet';
import { type Fields, fieldsOf, usePlanning, useReplanning } from './planning';
import type { Meeting } from './reads';
import { type Repeating, RepeatFields } from './repeat-fields';
import { heldFrom, repeatsOf, rulesOf } from './repeats.rules';
import { type Repeated, type Series, useSeriesOf, useSeriesPlanning } from './series';
import { useActionProblem } from './use-action-problem';

type Props = Readonly<{
  /** Null: a new one. */
  meeting: Meeting | null;
  opened: boolean;
  onClose: () => void;
}>;

/** Plans a meeting or a series, or changes one. */
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
  const series = useSeriesPlanning(null);
  return (
    <PlanForm
      meeting={null}
      known={null}
      actions={{ one: planning, series }}
      onSave={({ fields, repeated }) =>
        (repeated ? series.mutateAsync(repeated) : planning.mutateAsync(fields)).then(onDone)
      }
    />
  );
}

function ReplanForm({ meeting, onDone }: { meeting: Meeting; onDone: () => void }) {
  const known = useSeriesOf(meeting);
  const changing = useReplanning(meeting.meetingId);
  const series = useSeriesPlanning(known);
  return (
    <PlanForm
      meeting={meeting}
      known={known}
      actions={{ one: changing, series }}
      onSave={({ changed, repeated }) =>
        (repeated ? series.mutateAsync(repeated) : changing.mutateAsync(changed)).then(onDone)
      }
    />
  );
}

type Action = Readonly<{ error: Error | null; isPending: boolean }>;
/** `repeated` null: it is about one meeting. */
type Saved = Readonly<{ fields: PlannedMeeting; changed: Fields; repeated: Repeated | null }>;
type FormProps = Readonly<{
  meeting: Meeting | null;
  /** The series of the meeting. */
  known: Series | null;
  actions: Readonly<{ one: Action; series: Action }>;
  onSave: (saved: Saved) => Promise<unknown>;
}>;

/** Fields that were not changed here follow the meeting. */
function PlanForm({ meeting, known, actions, onSave }: FormProps) {
  const { t } = useLingui();
  const refusal = useRefusal();
  const { timezone } = useNetwork();
  const [changed, setChanged] = useState<Fields>({});
  const [scope, setScope] = useState<'one' | 'following'>('one');
  const [repeating, setRepeating] = useState<Repeating | null>(null);
  const [tried, setTried] = useState(false);
  const fields = { ...fieldsOf(meeting), ...changed };
  const today = dayIn(timezone);
  // Its own day is no mistake, even if it is over.
  const earliest = meeting && meeting.date < today ? meeting.date : today;
  const isSeries = meeting === null || scope === 'following';
  const rules = rulesOf(fields.date, known?.rule ?? null);
  const { repeats, until } = repeating ?? {
    repeats: known ? (repeatsOf(rules, known.rule) ?? 'weekly') : 'once',
    until: known?.until ?? '',
  };
  const shown = repeats === 'once' || rules.has(repeats) ? repeats : 'weekly';
  const rule = isSeries ? rules.get(shown) : undefined;
  const action = rule ? actions.series : actions.one;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isPlannable(fields, earliest)) return;
    const from = meeting ? heldFrom(meeting.date, fields.date) : fields.date;
    const repeated = rule ? { rule, from, until: until || null, meeting: fields } : null;
    onSave({ fields, changed, repeated }).catch(() => undefined);
  };
  const problem = action.error instanceof ProblemError ? action.error.problem : null;
  const sentence = useActionProblem(action.error);
  const isUnderField = problem?.errors?.some(({ path }) => path in fields || path === 'until');
  return (
    <form className={rows.stack} noValidate onSubmit={submit}>
      {known && (
        <Choices
          legend={t`Ce qui change`}
          name="scope"
          value={scope}
          onChange={setScope}
          choices={[
            { value: 'one', label: t`Cette rencontre seulement` },
            { value: 'following', label: t`Celle-ci et les suivantes` },
          ]}
        />
      )}
      <MeetingFields
        meeting={fields}
        set={(change) => setChanged({ ...changed, ...change })}
        today={earliest}
        tried={tried}
        refused={(field) => refusal.under(problem, field)}
      />
      {isSeries && fields.date && (
        <RepeatFields
          rules={rules}
          mayBeOnce={meeting === null}
          repeating={{ repeats: shown, until }}
          set={setRepeating}
          earliest={fields.date}
          refused={refusal.under(problem, 'until')}
        />
      )}
      {sentence && !isUnderField && <p role="alert">{sentence}</p>}
      <Button type="submit" size="lg" fullWidth loading={action.isPending}>
        {meeting ? (
          <Trans>Enregistrer</Trans>
        ) : rule ? (
          <Trans>Prévoir ces rencontres</Trans>
        ) : (
          <Trans>Prévoir cette rencontre</Trans>
        )}
      </Button>
    </form>
  );
}
