import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import type { LeftBecause } from '@relais/contracts';
import { dayAfter, isInOrder } from '@relais/contracts/rules';
import { type SubmitEvent, useState } from 'react';
import { ProblemError } from '../../server/client';
import { useNetwork } from '../../server/network-context';
import type { Known } from '../../server/reads';
import { useRefusal } from '../../server/refusals';
import rows from '../../ui/layout/rows.module.css';
import { BecauseField } from './because-field';
import { type Changed, latestLastDay, useCorrectingMembership } from './people';

type Props = Changed & Readonly<{ person: Known; onDone: () => void }>;

/** The days of a person's latest membership; without a last one, the person did not leave. */
export function MembershipForm({ person, member, name, onDone }: Props) {
  const { t } = useLingui();
  const refusal = useRefusal();
  // Null: as it is, also when it changes meanwhile.
  const [typedJoinedOn, setJoinedOn] = useState<string | null>(null);
  const [typedLastDay, setLastDay] = useState<string | null>(null);
  const [chosen, setChosen] = useState<LeftBecause | null>(null);
  const joinedOn = typedJoinedOn ?? member.joinedOn ?? '';
  const lastDay = typedLastDay ?? (member.leftOn ? dayAfter(member.leftOn, -1) : '');
  const because = chosen ?? (member.leftOn === null ? null : person.leftBecause) ?? 'left';
  const correcting = useCorrectingMembership(useNetwork(), person, { member, name });
  const days = { joinedOn: joinedOn || null, leftOn: lastDay ? dayAfter(lastDay, 1) : null };
  const correct = (event: SubmitEvent) => {
    event.preventDefault();
    if (!isInOrder(days)) return;
    const body = { previousJoinedOn: member.joinedOn, ...days, ...(lastDay && { because }) };
    void correcting.mutateAsync(body).then(onDone, () => undefined);
  };
  return (
    <form onSubmit={correct} className={rows.tight} aria-label={t`Adhésion de ${name}`}>
      <TextInput
        type="date"
        autoFocus
        label={t`Membre depuis le`}
        description={t`Vide : on ne sait pas.`}
        value={joinedOn}
        onChange={(event) => setJoinedOn(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t`Dernier jour comme membre`}
        description={t`Vide : toujours membre, même après un départ noté par erreur.`}
        value={lastDay}
        max={latestLastDay()}
        error={!isInOrder(days) && refusal.words('left-before-joined', '')}
        onChange={(event) => setLastDay(event.currentTarget.value)}
      />
      {lastDay && <BecauseField value={because} onChange={setChosen} />}
      {correcting.error && (
        <p role="alert" className={rows.small}>
          {correcting.error instanceof ProblemError
            ? refusal.sentence(correcting.error.problem)
            : t`Le serveur ne répond pas. Réessaie.`}
        </p>
      )}
      <div className={rows.inline}>
        <Button type="submit" loading={correcting.isPending}>
          <Trans>Corriger</Trans>
        </Button>
        <Button variant="default" onClick={onDone}>{t`Fermer`}</Button>
      </div>
    </form>
  );
}
