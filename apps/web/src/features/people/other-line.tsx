import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useNetwork } from '../../server/network-context';
import type { Known, Member } from '../../server/reads';
import { EraseAfterAsking } from '../../ui/erase-after-asking';
import { useFormat } from '../../ui/format';
import rows from '../../ui/rows.module.css';
import { MembershipForm } from './membership-form';
import { useErasing } from './people';
import { useShownByHash } from './shown-by-hash';
import listing from '../../ui/listing.module.css';
import styles from './people.module.css';

/** Somebody who is no member, with what is known of when they came and left. @param member where they were one */
export function OtherLine({
  person,
  member,
  onErased,
}: Readonly<{ person: Known; member: Member | undefined; onErased: () => void }>) {
  const { t } = useLingui();
  const format = useFormat();
  const [correcting, setCorrecting] = useState(false);
  const erasing = useErasing(useNetwork(), person.personId);
  // The list is read anew before this ends, and the line is gone by then.
  const erase = () => void erasing.mutateAsync({}).then(onErased, () => undefined);
  const line = useShownByHash(person.personId);
  const name = person.name ?? person.address ?? t`sans nom`;
  const left = person.leftOn && format.day(person.leftOn);
  const seen = person.lastSeenOn && format.day(person.lastSeenOn);
  const history = [left && t`membre jusqu'au ${left}`, seen && t`vu pour la dernière fois le ${seen}`];
  return (
    <li ref={line} className={`${listing.line} ${styles.other}`} tabIndex={-1}>
      <div>
        <p className={rows.strong}>{name}</p>
        <p className={`${rows.small} ${rows.dim}`}>
          {history.filter(Boolean).join(' · ') || t`connu ici, jamais venu encore`}
        </p>
      </div>
      {member && correcting && <MembershipForm member={member} onDone={() => setCorrecting(false)} />}
      {member && !correcting && (
        <Button
          variant="subtle"
          aria-label={t`Corriger l'adhésion de ${name}`}
          onClick={() => setCorrecting(true)}
        >
          {t`Corriger`}
        </Button>
      )}
      <EraseAfterAsking label={t`Effacer`} of={name} erasing={{ ...erasing, mutate: erase }}>
        <Trans>
          Perdus pour toujours : le nom de {name}, son entreprise, son métier, son téléphone, son e-mail, et
          son accès à ce réseau. Restent : les chiffres – ses recos, remerciements et présences comptent comme
          avant, sous « nom effacé ». On ne peut pas revenir en arrière.
        </Trans>
      </EraseAfterAsking>
    </li>
  );
}
