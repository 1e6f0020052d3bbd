import { Trans } from '@lingui/react/macro';
import { useNetwork } from '../../server/network-context';
import { type Held, LookAlike } from '../../ui/further/look-alike';
import rows from '../../ui/layout/rows.module.css';
import { InvitedList } from './invited-list';
import { useInvitingHeld } from './people';
import styles from './people.module.css';

/** People who wait until an organiser has said whether they are a known person. */
export function HeldList({ held, asMembers }: Readonly<{ held: readonly Held[]; asMembers: boolean }>) {
  return (
    <ul className={`${rows.stack} ${styles.invited}`}>
      {held.map((one) => (
        <HeldLine key={one.address} held={one} asMembers={asMembers} />
      ))}
    </ul>
  );
}

function HeldLine({ held, asMembers }: Readonly<{ held: Held; asMembers: boolean }>) {
  const deciding = useInvitingHeld(useNetwork(), held, asMembers);
  return (
    <li>
      {deciding.data ? (
        <InvitedList people={deciding.data.people} isCorrected={deciding.variables !== null} />
      ) : (
        <LookAlike
          held={held}
          deciding={deciding}
          onSame={deciding.mutate}
          onOther={() => deciding.mutate(null)}
        >
          <Trans>
            Si c'est la même personne, cette adresse devient la sienne et un mail l'en avertit. Sinon,
            quelqu'un d'autre est invité.
          </Trans>
        </LookAlike>
      )}
    </li>
  );
}
