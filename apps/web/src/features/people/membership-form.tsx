import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { ProblemError } from '../../server/client';
import { useNetwork } from '../../server/network-context';
import type { Member } from '../../server/reads';
import { useRefusal } from '../../server/refusals';
import rows from '../../ui/rows.module.css';
import { useCorrectingMembership } from './people';

/** The days of a person's latest membership; without a last one, the person did not leave. */
export function MembershipForm({ member, onDone }: Readonly<{ member: Member; onDone: () => void }>) {
  const { t } = useLingui();
  const refusal = useRefusal();
  // Null: as it is, also when it changes meanwhile.
  const [typedJoinedOn, setJoinedOn] = useState<string | null>(null);
  const [typedLeftOn, setLeftOn] = useState<string | null>(null);
  const joinedOn = typedJoinedOn ?? member.joinedOn ?? '';
  const leftOn = typedLeftOn ?? member.leftOn ?? '';
  const correcting = useCorrectingMembership(useNetwork(), member.personId);
  const name = member.name ?? t`sans nom`;
  const correct = (event: SubmitEvent) => {
    event.preventDefault();
    const body = {
      previousJoinedOn: member.joinedOn,
      joinedOn: joinedOn || null,
      leftOn: leftOn || null,
    };
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
        label={t`Premier jour sans adhésion`}
        description={t`Vide : toujours membre, même après un départ noté par erreur.`}
        value={leftOn}
        onChange={(event) => setLeftOn(event.currentTarget.value)}
      />
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
