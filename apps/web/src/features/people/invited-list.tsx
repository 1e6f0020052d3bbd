import { useLingui } from '@lingui/react/macro';
import rows from '../../ui/rows.module.css';
import type { Invited } from './people';
import styles from './people.module.css';

/** What became of each address. */
export function InvitedList({ people }: { people: readonly Invited[] }) {
  const { t } = useLingui();
  const words: Record<Invited['state'], string> = {
    invited: t`invitation envoyée`,
    admitted: t`déjà connu ici ; membre maintenant, et averti`,
    known: t`déjà connu ici ; rien n'est parti`,
  };
  return (
    <ul role="status" className={`${rows.small} ${styles.invited}`}>
      {people.map(({ address, state }) => (
        <li key={address}>
          {address} : {words[state]}
        </li>
      ))}
    </ul>
  );
}
