import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useNetwork } from '../../server/network-context';
import type { Known, Member } from '../../server/reads';
import { EraseAfterAsking } from '../../ui/erase-after-asking';
import rows from '../../ui/layout/rows.module.css';
import { MembershipForm } from './membership-form';
import { useErasing } from './people';

type Props = Readonly<{ person: Known; member: Member | undefined; name: string }>;

/** For a person who is not a member: their former membership, if any, and their erasure. */
export function OtherTools({ person, member, name }: Props) {
  const { t } = useLingui();
  const [correcting, setCorrecting] = useState(false);
  const erasing = useErasing(useNetwork(), person.personId);
  if (member && correcting)
    return <MembershipForm person={person} member={member} name={name} onDone={() => setCorrecting(false)} />;
  return (
    <div className={rows.tight}>
      {member && (
        <div>
          <Button
            variant="default"
            aria-label={t`Corriger l'adhésion de ${name}`}
            onClick={() => setCorrecting(true)}
          >
            {t`Corriger l'adhésion`}
          </Button>
        </div>
      )}
      <EraseAfterAsking label={t`Effacer`} of={name} erasing={erasing}>
        <Trans>
          Perdus pour toujours : le nom de {name}, son entreprise, son métier, son téléphone, son e-mail, et
          son accès à ce réseau. Restent : les chiffres, qui comptent comme avant, sous « nom effacé ». On ne
          peut pas revenir en arrière.
        </Trans>
      </EraseAfterAsking>
    </div>
  );
}
