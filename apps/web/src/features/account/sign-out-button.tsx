import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useUnsent } from '../../server/outbox';
import { useSignOut } from './account';
import rows from '../../ui/rows.module.css';

/** Here, or everywhere. What is unsent on this device goes with it: then it asks before. */
export function SignOutButton({ everywhere = false }: { everywhere?: boolean }) {
  const { t } = useLingui();
  const unsent = useUnsent().length;
  const leave = useSignOut(everywhere ? '/sign-out/everywhere' : '/sign-out');
  const [asks, setAsks] = useState(false);
  const label = everywhere ? t`Se déconnecter partout` : t`Se déconnecter ici`;
  return (
    <div className={rows.tight}>
      {asks && (
        <p role="alert">
          <Plural
            value={unsent}
            one="# saisie n'est pas encore envoyée ; elle serait perdue."
            other="# saisies ne sont pas encore envoyées ; elles seraient perdues."
          />
        </p>
      )}
      <div className={rows.inline}>
        <Button
          variant="default"
          loading={leave.isPending}
          onClick={() => (unsent > 0 && !asks ? setAsks(true) : leave.mutate())}
        >
          {asks ? t`Effacer et se déconnecter` : label}
        </Button>
        {asks && <Button variant="subtle" onClick={() => setAsks(false)}>{t`Rester connecté`}</Button>}
      </div>
      {leave.isError && (
        <p role="alert">
          <Trans>
            Pas de réponse : cet appareil est peut-être encore connecté. Réessaie quand le réseau est là.
          </Trans>
        </p>
      )}
    </div>
  );
}
