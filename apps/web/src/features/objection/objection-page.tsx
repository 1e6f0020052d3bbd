import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { act } from '../../server/client';
import { Bare } from '../../ui/bare';

const route = getRouteApi('/objection/$keys');

/** For whoever was recommended; opening it does nothing, the one button objects. */
export function ObjectionPage() {
  const { t } = useLingui();
  const { keys } = route.useParams();
  const object = useMutation({
    mutationFn: () => act('POST', '/objections', { keys: keys.split('.') }),
  });
  if (object.isSuccess)
    return (
      <Bare title={t`C'est noté`}>
        <p role="status">
          <Trans>
            Votre nom et vos coordonnées sont effacés, et personne ne pourra plus vous recommander dans ce
            réseau.
          </Trans>
        </p>
      </Bare>
    );
  return (
    <Bare title={t`Ne plus être recommandé`}>
      <p>
        <Trans>
          Quelqu'un que vous connaissez a transmis votre contact à un membre de son réseau d'entrepreneurs. Si
          vous ne le souhaitez pas, dites-le ici : ce qui est noté de vous sera effacé, et nul ne pourra l'y
          noter de nouveau.
        </Trans>
      </p>
      <Button size="lg" fullWidth loading={object.isPending} onClick={() => object.mutate()}>
        {t`Je m'y oppose`}
      </Button>
      {object.isError && (
        <p role="alert">
          <Trans>Le serveur ne répond pas. Essayez encore une fois.</Trans>
        </p>
      )}
    </Bare>
  );
}
