import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { InviteAnswer, PersonId } from '@relais/contracts';
import type { ReactNode } from 'react';
import { ProblemError } from '../../server/client';
import { useRefusal } from '../../server/refusals';
import rows from '../layout/rows.module.css';
import { PersonLink } from './person-link';

export type Held = InviteAnswer['held'][number];

type Props = Readonly<{
  held: Held;
  deciding: { isPending: boolean; error: Error | null };
  /** Called when they are the known person, who then gets the address; left out if the address may be a stranger's. */
  onSame?: (personId: PersonId) => void;
  onOther: () => void;
  /** What follows from each. */
  children: ReactNode;
}>;

/** A guest who is not invited yet, because they look like a known person: an organiser says who it is. */
export function LookAlike({ held: { name, address, known }, deciding, onSame, onOther, children }: Props) {
  const { t } = useLingui();
  const refusal = useRefusal();
  return (
    <div className={rows.tight} role="group" aria-label={name}>
      <p role="status">
        <Trans>
          {name}, {address} : aucun mail n'est parti pour l'instant.
        </Trans>
      </p>
      {known.map(({ personId, name: knownName, sector }) => {
        const shown = [knownName ?? t`sans nom`, sector].filter(Boolean).join(', ');
        return (
          <div key={personId} className={rows.tight}>
            <p>
              <Trans>
                Ressemble à <PersonLink personId={personId} name={shown} />, qui est déjà ici.
              </Trans>
            </p>
            {onSame && (
              <Button
                aria-label={t`La même personne : ${shown}`}
                disabled={deciding.isPending}
                onClick={() => onSame(personId)}
              >
                <Trans>La même personne</Trans>
              </Button>
            )}
          </div>
        );
      })}
      <Button variant="default" disabled={deciding.isPending} onClick={onOther}>
        <Trans>Quelqu'un d'autre</Trans>
      </Button>
      <p className={`${rows.small} ${rows.dim}`}>{children}</p>
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
