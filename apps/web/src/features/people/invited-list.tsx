import { useLingui } from '@lingui/react/macro';
import rows from '../../ui/layout/rows.module.css';
import type { Invited } from './people';
import styles from './people.module.css';

/** The result for each address. @param isCorrected a known person just got it, and a mail */
export function InvitedList({
  people,
  isCorrected = false,
}: Readonly<{ people: readonly Invited[]; isCorrected?: boolean }>) {
  const { t } = useLingui();
  const words: Record<Invited['state'], string> = {
    invited: t`invitation envoyée`,
    admitted: t`personne déjà connue ici ; désormais membre, un mail l'en avertit`,
    known: isCorrected
      ? t`adresse notée ; un mail l'en avertit`
      : t`personne déjà connue ici ; aucun mail n'est parti`,
  };
  return (
    <div role="status">
      <ul className={`${rows.small} ${styles.invited}`}>
        {people.map(({ address, state }) => {
          const word = words[state];
          return <li key={address}>{t`${address} : ${word}`}</li>;
        })}
      </ul>
    </div>
  );
}
