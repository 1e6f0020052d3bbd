import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { hasFailed } from '../../server/outbox/outbox.rules';
import { sendNow } from '../../server/outbox/this-device';
import { useOutbox, useUnsent } from '../../server/outbox/use-outbox';
import rows from '../../ui/layout/rows.module.css';
import { useSignOut } from './account';

/** Here, or everywhere. Before it leaves something unsent behind, it asks what is to become of it. */
export function SignOutButton({ everywhere = false }: { everywhere?: boolean }) {
  const { t } = useLingui();
  const unsent = useUnsent();
  const { isKept } = useOutbox();
  const leave = useSignOut(everywhere ? '/api/sign-out/everywhere' : '/api/sign-out');
  const [step, setStep] = useState<'asks' | 'sends' | null>(null);
  const label = everywhere ? t`Se déconnecter partout` : t`Se déconnecter ici`;
  const count = unsent.length;

  const isSent = step === 'sends' && count === 0;
  const isStuck = step === 'sends' && hasFailed(unsent);
  const { mutate } = leave;
  useEffect(() => {
    if (isSent) mutate('drop');
  }, [isSent, mutate]);
  const send = () => {
    setStep('sends');
    void sendNow(unsent);
  };

  if (step === null || count === 0)
    return (
      <div className={rows.tight}>
        <div className={rows.inline}>
          <Button
            variant="default"
            loading={leave.isPending || isSent}
            onClick={() => (count > 0 ? setStep('asks') : mutate('drop'))}
          >
            {label}
          </Button>
        </div>
        {leave.isError && <NoAnswer />}
      </div>
    );
  return (
    <div className={rows.tight}>
      <p role="alert">
        <Plural
          value={count}
          one="# saisie n'est pas encore envoyée."
          other="# saisies ne sont pas encore envoyées."
        />{' '}
        {isStuck && <Trans>L'envoi n'a pas abouti.</Trans>}{' '}
        {isKept && (
          <Plural
            value={count}
            one="Si tu la gardes, elle partira quand tu te reconnecteras ici ; mais toute personne qui a cet appareil en main pourrait la lire."
            other="Si tu les gardes, elles partiront quand tu te reconnecteras ici ; mais toute personne qui a cet appareil en main pourrait les lire."
          />
        )}
      </p>
      <div className={rows.inline}>
        <Button loading={step === 'sends' && !isStuck} onClick={send}>{t`Envoyer d'abord`}</Button>
        {isKept && (
          <Button variant="default" loading={leave.isPending} onClick={() => mutate('keep')}>
            {t`Garder et se déconnecter`}
          </Button>
        )}
        <Button variant="default" loading={leave.isPending} onClick={() => mutate('drop')}>
          {t`Effacer et se déconnecter`}
        </Button>
        <Button variant="subtle" onClick={() => setStep(null)}>{t`Ne pas se déconnecter`}</Button>
      </div>
      {leave.isError && <NoAnswer />}
    </div>
  );
}

const NoAnswer = () => (
  <p role="alert">
    <Trans>
      Pas de réponse : cet appareil est peut-être encore connecté. Réessaie quand la connexion est revenue.
    </Trans>
  </p>
);
