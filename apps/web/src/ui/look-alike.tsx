import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { InviteAnswer, PersonId } from '@relais/contracts';
import { Link } from '@tanstack/react-router';
import { ProblemError } from '../server/client';
import { useRefusal } from '../server/refusals';
import rows from './rows.module.css';

export type Held = InviteAnswer['held'][number];

type Props = Readonly<{
  held: Held;
  /** Of what is done about it; `same` is the known person, null somebody else. */
  deciding: { isPending: boolean; error: Error | null; mutate: (same: PersonId | null) => void };
}>;

/** Somebody who is not invited yet, as they look like somebody whom the network knows: an organiser says who it is. */
export function LookAlike({ held: { name, address, known }, deciding }: Props) {
  const { t } = useLingui();
  const refusal = useRefusal();
  return (
    <div className={rows.tight} role="group" aria-label={name}>
      <p>
        <Trans>
          {name}, {address} : rien n'est parti pour l'instant.
        </Trans>
      </p>
      {known.map(({ personId, name: knownName, sector }) => {
        const shown = [knownName ?? t`sans nom`, sector].filter(Boolean).join(', ');
        return (
          <div key={personId} className={rows.tight}>
            <p>
              <Trans>
                Ressemble à{' '}
                <Link to="/people" hash={`person-${personId}`} className={rows.inText}>
                  {shown}
                </Link>
                , déjà connu·e ici.
              </Trans>
            </p>
            <Button disabled={deciding.isPending} onClick={() => deciding.mutate(personId)}>
              <Trans>C'est la même personne : noter cette adresse</Trans>
            </Button>
          </div>
        );
      })}
      <Button variant="default" disabled={deciding.isPending} onClick={() => deciding.mutate(null)}>
        <Trans>C'est quelqu'un d'autre : inviter</Trans>
      </Button>
      {deciding.error && (
        <p role="alert" className={rows.small}>
          {deciding.error instanceof ProblemError
            ? refusal.sentence(deciding.error.problem)
            : t`Le serveur ne répond pas. Réessaie.`}
        </p>
      )}
    </div>
  );
}
