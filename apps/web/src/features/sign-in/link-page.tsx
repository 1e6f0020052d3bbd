import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Bare } from '../../ui/bare';
import { SignInProblem } from './sign-in-problem';
import { kindOf, useSignIn } from './sign-in';
import rows from '../../ui/rows.module.css';

const route = getRouteApi('/sign-in/$token');

/** Opening the link does nothing (mail scanners open links); the one button signs in. */
export function LinkPage() {
  const { t } = useLingui();
  const { token } = route.useParams();
  const enter = useSignIn();
  const kind = enter.error && kindOf(enter.error);
  return (
    <Bare title={t`Entrer dans Relais`}>
      <p>
        <Trans>Un geste, et cet appareil reste connecté. Le lien ne sert qu'une fois.</Trans>
      </p>
      <Button size="lg" fullWidth loading={enter.isPending} onClick={() => enter.mutate({ token })}>
        {t`Entrer`}
      </Button>
      <SignInProblem>
        {kind === 'refused' && (
          <Trans>
            Ce lien a déjà servi, a plus de dix minutes, ou vient d'un autre navigateur. Tape plutôt le code
            du mail là où tu l'as demandé, ou demandes-en un nouveau.
          </Trans>
        )}
        {kind === 'later' && <Trans>Trop d'essais depuis cet endroit. Réessaie dans quelques minutes.</Trans>}
        {(kind === 'no-answer' || kind === 'malformed') && (
          <Trans>Le serveur ne répond pas. Essaie encore une fois.</Trans>
        )}
      </SignInProblem>
      {kind === 'refused' && (
        <Link to="/sign-in" className={rows.link}>
          <Trans>Demander un code</Trans>
        </Link>
      )}
    </Bare>
  );
}
