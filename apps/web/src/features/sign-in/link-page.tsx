import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Bare } from '../../ui/layout/bare';
import rows from '../../ui/layout/rows.module.css';
import { kindOf, linkLookedAt, useSignIn } from './sign-in';
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

/** Opening the link does nothing (mail scanners open links); the one button signs in. A link that is over says so at once. */
export function LinkPage() {
  const { t } = useLingui();
  const token = useSecret();
  const enter = useSignIn();
  const { data: link, isPending } = useQuery(linkLookedAt(token));
  const names = link?.names;
  const kind = enter.error && kindOf(enter.error);
  if (token === '' || link?.usable === false || kind === 'refused' || kind === 'malformed') return <Over />;
  return (
    <Bare title={t`Se connecter à Relais`}>
      <p>
        <Trans>Un geste, et cet appareil reste connecté. Le lien ne sert qu'une fois.</Trans>
      </p>
      {names && (
        <p>
          <Trans>
            Entrer dans « {names.network} » sous le nom de <strong>{names.person}</strong>, c'est accepter
            l'invitation de ce réseau.
          </Trans>
        </p>
      )}
      <Button
        size="lg"
        fullWidth
        loading={isPending || enter.isPending}
        onClick={() => enter.mutate({ token })}
      >
        {t`Se connecter`}
      </Button>
      <SignInProblem>
        {kind === 'later' && (
          <Trans>Trop d'essais depuis cet endroit : nouvel essai possible dans quelques minutes.</Trans>
        )}
        {kind === 'no-answer' && <Trans>Le serveur ne répond pas pour l'instant.</Trans>}
      </SignInProblem>
    </Bare>
  );
}

function Over() {
  const { t } = useLingui();
  return (
    <Bare title={t`Ce lien ne sert plus`}>
      <p role="alert">
        <Trans>
          Il a déjà servi, date de plus de dix minutes, est incomplet, ou vient d'un autre navigateur. Le code
          du même mail sert encore là où il a été demandé, s'il est récent.
        </Trans>
      </p>
      <Button size="lg" fullWidth renderRoot={(props) => <Link to="/sign-in" {...props} />}>
        <Trans>Demander un code</Trans>
      </Button>
      <Link to="/" className={rows.link}>
        <Trans>Cet appareil est déjà connecté : ouvrir Relais</Trans>
      </Link>
    </Bare>
  );
}
