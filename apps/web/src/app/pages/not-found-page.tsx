import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Bare } from '../../ui/layout/bare';
import { LanguageChoice } from '../preferences';

export function NotFoundPage() {
  const { t } = useLingui();
  return (
    <Bare title={t`Cette page n'existe pas`} below={<LanguageChoice />}>
      <p>
        <Trans>L'adresse est peut-être incomplète.</Trans>
      </p>
      <Button component="a" href="/">{t`Retour à l'accueil`}</Button>
    </Bare>
  );
}
