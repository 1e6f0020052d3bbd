import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Bare } from '../../ui/layout/bare';
import rows from '../../ui/layout/rows.module.css';
import { kindOf, namesOf, useSignIn } from './sign-in';
import { SignInProblem } from './sign-in-problem';

/** The secret from behind the `#`; it leaves the address bar and the history at once. */
function useSecret(): string {
  const { hash } = useLocation();
  const navigate = useNavigate();
  const [secret, setSecret] = useState(hash);
  useEffect(() => {
    if (hash === '') return;
    setSecret(hash);
    void navigate({ to: '/sign-in/link', hash: '', replace: true });
  }, [hash, navigate]);
  return secret;
}

/** Opening the link does nothing (mail scanners open links); the one button signs in. */
export function LinkPage() {
  const { t } = useLingui();
  const token = useSecret();
  const enter = useSignIn();
  const { data: names } = useQuery(namesOf(token));
  const kind = enter.error && kindOf(enter.error);
  const isRefused = kind === 'refused' || kind === 'malformed';
  return (
    <Bare title={t`Entrer dans Relais`}>
      <p>
        <Trans>Un geste, et cet appareil reste connecté. Le lien ne sert qu'une fois.</Trans>
      </p>
      {names && (
        <p>
          <Trans>
            Tu entres dans « {names.network} » sous le nom de <strong>{names.person}</strong> ; entrer, c'est
            accepter ce réseau.
          </Trans>
        </p>
      )}
      <Button size="lg" fullWidth loading={enter.isPending} onClick={() => enter.mutate({ token })}>
        {t`Entrer`}
      </Button>
      <SignInProblem>
        {isRefused && (
          <Trans>
            Ce lien est incomplet, a déjà servi, date de plus de dix minutes ou vient d'un autre navigateur.
            Tape plutôt le code du mail là où tu l'as demandé, ou demandes-en un nouveau.
          </Trans>
        )}
        {kind === 'later' && <Trans>Trop d'essais depuis cet endroit. Réessaie dans quelques minutes.</Trans>}
        {kind === 'no-answer' && <Trans>Le serveur ne répond pas. Essaie encore une fois.</Trans>}
      </SignInProblem>
      {isRefused && (
        <Link to="/sign-in" className={rows.link}>
          <Trans>Demander un code</Trans>
        </Link>
      )}
    </Bare>
  );
}
