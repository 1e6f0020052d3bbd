import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { TodayAnswer } from '@relais/contracts';
import { type SubmitEvent, useState } from 'react';
import { ProblemError } from '../../server/client';
import { useNetwork } from '../../server/network-context';
import { useRefusal } from '../../server/refusals';
import { dayIn, useFormat } from '../../ui/format';
import { MeetingFields, isPlannable, noMeeting } from '../../ui/further/meeting-fields';
import { useKindWords } from '../../ui/kind-words';
import rows from '../../ui/layout/rows.module.css';
import { Sheet } from '../../ui/layout/sheet';
import { usePlanning } from './planning';

/** The planned meeting, or how to plan one. `next` undefined: it is not known yet. */
export function NextMeeting({ next }: { next: TodayAnswer['next'] | undefined }) {
  const { t } = useLingui();
  const format = useFormat();
  const kinds = useKindWords();
  const { may } = useNetwork();
  const [opened, setOpened] = useState(false);
  if (next === undefined) return null;
  if (next) {
    const [day, time] = [format.longDay(next.date), format.time(next.startTime)];
    return (
      <div>
        <p className={rows.strong}>
          <Trans>
            Prochaine rencontre : {day} à {time}
          </Trans>
        </p>
        <p className={rows.dim}>{[kinds[next.kind], next.place].filter(Boolean).join(' · ')}</p>
      </div>
    );
  }
  return (
    <div className={rows.spread}>
      <p>
        <Trans>Aucune rencontre n'est prévue.</Trans>
      </p>
      {may.includes('put-meeting') && (
        <Button variant="default" onClick={() => setOpened(true)}>
          <Trans>En prévoir une</Trans>
        </Button>
      )}
      <Sheet opened={opened} onClose={() => setOpened(false)} title={t`Prévoir une rencontre`}>
        <Plan onDone={() => setOpened(false)} />
      </Sheet>
    </div>
  );
}

function Plan({ onDone }: { onDone: () => void }) {
  const { t } = useLingui();
  const refusal = useRefusal();
  const network = useNetwork();
  const planning = usePlanning(network);
  const [meeting, setMeeting] = useState(noMeeting);
  const [tried, setTried] = useState(false);
  const today = dayIn(network.timezone);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (isPlannable(meeting, today)) void planning.mutateAsync(meeting).then(onDone, () => undefined);
  };
  const { error } = planning;
  return (
    <form className={rows.stack} noValidate onSubmit={submit}>
      <MeetingFields
        meeting={meeting}
        set={(change) => setMeeting({ ...meeting, ...change })}
        today={today}
        tried={tried}
      />
      {error && (
        <p role="alert">
          {error instanceof ProblemError
            ? refusal.sentence(error.problem)
            : t`Le serveur ne répond pas. Réessaie.`}
        </p>
      )}
      <Button type="submit" size="lg" fullWidth loading={planning.isPending}>
        <Trans>Prévoir cette rencontre</Trans>
      </Button>
    </form>
  );
}
