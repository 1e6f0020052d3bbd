import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { ProblemError } from '../../server/client';
import { Bare } from '../../ui/layout/bare';
import { LanguageChoice } from '../preferences';

type Props = Readonly<{ error: unknown; reset?: () => void }>;

export function ErrorPage({ error, reset }: Props) {
  const { t } = useLingui();
  const answered = error instanceof ProblemError;
  const again = reset ?? (() => location.reload());
  return (
    <Bare title={answered ? t`Quelque chose n'a pas marché` : t`Pas de réponse`} below={<LanguageChoice />}>
      <p>
        {answered ? (
          error.problem.detail
        ) : (
          <Trans>
            Le serveur ne répond pas, ou la connexion est coupée. Ce qui est enregistré ici n'est pas perdu.
          </Trans>
        )}
      </p>
      <Button onClick={again}>{t`Réessayer`}</Button>
    </Bare>
  );
}
