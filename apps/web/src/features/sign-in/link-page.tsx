import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { ProblemError, signIn } from '../../server/client';
import { Bare } from '../../ui/bare';
import { Icon } from '../../ui/icons';
import styles from './sign-in-page.module.css';

const route = getRouteApi('/sign-in/$token');

/** Opening the link does nothing (mail scanners open links); the one button signs in. */
export function SignInPage() {
  const { t } = useLingui();
  const { token } = route.useParams();
  const navigate = useNavigate();
  const client = useQueryClient();
  const enter = useMutation({
    mutationFn: () => signIn(token),
    onSuccess: async () => {
      client.clear();
      await navigate({ to: '/', replace: true });
    },
  });
  const error = enter.error;
  const used = error instanceof ProblemError && [400, 401, 404, 410].includes(error.problem.status);
  return (
    <Bare title={t`Entrer dans Relais`}>
      <p>
        <Trans>Un geste, et cet appareil reste connecté. Le lien ne sert qu'une fois.</Trans>
      </p>
      <Button size="lg" fullWidth loading={enter.isPending} onClick={() => enter.mutate()}>
        {t`Entrer`}
      </Button>
      <div role="alert">
        {error && (
          <p className={styles.problem}>
            <Icon name="clock" size={20} />
            {used ? (
              <Trans>Ce lien a déjà servi ou a plus de dix minutes. Demandes-en un nouveau.</Trans>
            ) : (
              <Trans>Le serveur ne répond pas. Essaie encore une fois.</Trans>
            )}
          </p>
        )}
      </div>
    </Bare>
  );
}
