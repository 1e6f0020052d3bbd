import { Trans, useLingui } from '@lingui/react/macro';
import { Bare } from '../ui/bare';
import { LanguageChoice } from './preferences';

export function SignedOutPage({ withoutNetwork = false }: { withoutNetwork?: boolean }) {
  const { t } = useLingui();
  if (withoutNetwork)
    return (
      <Bare title={t`Pas encore de réseau`} below={<LanguageChoice />}>
        <p>
          <Trans>
            Ce compte n'est membre d'aucun réseau. Demande à l'animateur ou à l'organisatrice de t'y ajouter.
          </Trans>
        </p>
      </Bare>
    );
  return (
    <Bare title={t`Bonjour !`} below={<LanguageChoice />}>
      <p>
        <Trans>Relais garde les recommandations de ton réseau : ce que j'ai donné, ce que j'ai reçu.</Trans>
      </p>
      <p>
        <Trans>
          Pour entrer, il te faut un lien personnel. L'animateur ou l'organisatrice de ton réseau te
          l'envoie ; il sert une fois, pendant dix minutes, et cet appareil reste ensuite connecté.
        </Trans>
      </p>
      <p>
        <Trans>Ce qui attendait d'être envoyé sur cet appareil n'est pas perdu.</Trans>
      </p>
    </Bare>
  );
}
