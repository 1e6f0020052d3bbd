import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { Language } from '@relais/contracts';
import { useEffect, useState } from 'react';
import { confirmBy } from '../../server/confirming';
import { Sheet } from '../../ui/layout/sheet';
import { CodeForm } from './code-form';
import { useAskForCode } from './sign-in';
import { SignInProblem } from './sign-in-problem';
import styles from './sign-in.module.css';

type Answer = (isConfirmed: boolean) => void;

/** Opens when the server wants a recent sign-in; the request continues afterwards. */
export function ConfirmSheet({ address }: { address: string | null }) {
  const { t } = useLingui();
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => confirmBy(() => new Promise((resolve) => setAnswer(() => resolve))), []);
  const done: Answer = (isConfirmed) => {
    answer?.(isConfirmed);
    setAnswer(null);
  };
  return (
    <Sheet opened={answer !== null} onClose={() => done(false)} title={t`Confirmer par un code`}>
      {address === null ? (
        <p>
          <Trans>
            Ce compte n'a pas d'adresse. Il faut un nouveau lien de la personne qui gère Relais : une fois
            ouvert ici, il laisse dix minutes pour recommencer.
          </Trans>
        </p>
      ) : (
        <ByCode address={address} onEntered={() => done(true)} />
      )}
    </Sheet>
  );
}

function ByCode({ address, onEntered }: { address: string; onEntered: () => void }) {
  const { t, i18n } = useLingui();
  const ask = useAskForCode();
  if (ask.isSuccess) return <CodeForm address={address} onEntered={onEntered} />;
  return (
    <div className={styles.form}>
      <p>
        <Trans>
          Cette connexion date de plus de dix minutes. Pour continuer, il faut un nouveau code, envoyé à{' '}
          <strong>{address}</strong>.
        </Trans>
      </p>
      <Button
        size="lg"
        fullWidth
        data-autofocus
        loading={ask.isPending}
        onClick={() => ask.mutate({ address, language: i18n.locale as Language })}
      >
        {t`Recevoir un code`}
      </Button>
      <SignInProblem>{ask.isError && <Trans>Le code n'est pas parti.</Trans>}</SignInProblem>
    </div>
  );
}
