import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ProblemError, send } from '../../server/client';
import { Bare } from '../../ui/layout/bare';
import { useAction } from '../../ui/use-action';

/** Opened from a mail, signed in or not. Opening the page does nothing; its one button ends the mails. */
export function UnsubscribePage({ below }: { below: ReactNode }) {
  const { t } = useLingui();
  const secret = useLocation().hash;
  const ending = useAction({
    mutationFn: () => send('post', '/api/unsubscribe/{secret}', { params: { path: { secret } } }),
    said: null,
  });
  const isUnknown = ending.error instanceof ProblemError && ending.error.problem.status === 404;
  if (ending.isSuccess)
    return (
      <Bare title={t`C'est noté`} below={below}>
        <p role="status">
          <Trans>
            Tu ne recevras plus ces mails. Pour les recevoir de nouveau : dans l'appli, « Préférences », « Mes
            mails ».
          </Trans>
        </p>
      </Bare>
    );
  if (secret === '' || isUnknown)
    return (
      <Bare title={t`Ce lien n'est pas valable`} below={below}>
        <p role={isUnknown ? 'alert' : undefined}>
          <Trans>
            Il est incomplet, ou ce compte n'existe plus. Ouvre le lien entier, depuis le dernier mail reçu.
          </Trans>
        </p>
      </Bare>
    );
  return (
    <Bare title={t`Ne plus recevoir de mails ?`} below={below}>
      <p>
        <Trans>
          Le mail qui annonce tes rencontres et ce qu'il y a de nouveau ne viendra plus, pour aucun de tes
          réseaux. Rien d'autre ne change.
        </Trans>
      </p>
      <Button size="lg" fullWidth loading={ending.isPending} onClick={() => ending.mutate()}>
        {t`Ne plus recevoir de mails`}
      </Button>
      {ending.isError && (
        <p role="alert">
          <Trans>Le serveur ne répond pas. Réessaie.</Trans>
        </p>
      )}
    </Bare>
  );
}
