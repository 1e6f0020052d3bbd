import { Trans, useLingui } from '@lingui/react/macro';
import { SignOutButton } from '../features/account/sign-out-button';
import { Bare } from '../ui/bare';
import { LanguageChoice } from './preferences';

export function NoNetworkPage() {
  const { t } = useLingui();
  return (
    <Bare title={t`Pas encore de réseau`} below={<LanguageChoice />}>
      <p>
        <Trans>
          Aucun réseau ne connaît encore ton adresse. Demande à l'animateur ou à l'organisatrice du tien de
          l'ajouter, puis reconnecte-toi.
        </Trans>
      </p>
      <SignOutButton />
    </Bare>
  );
}
