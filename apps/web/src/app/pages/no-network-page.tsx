import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { SignOutButton } from '../../features/account/sign-out-button';
import { me } from '../../server/reads';
import { Bare } from '../../ui/layout/bare';
import rows from '../../ui/layout/rows.module.css';
import { say } from '../../ui/notices';
import { LanguageChoice } from '../preferences';

/** No network knows the address yet: found one, or wait for an invitation. */
export function NoNetworkPage({ address }: { address: string | null }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const lookAgain = async () => {
    const { networks } = await client.query({ ...me, staleTime: 0 });
    if (networks.length === 0) say(t`Toujours aucun réseau pour cette adresse.`);
  };
  return (
    <Bare title={t`Pas encore de réseau`} below={<LanguageChoice />}>
      <p>
        {address === null ? (
          <Trans>Aucun réseau ne connaît encore ce compte.</Trans>
        ) : (
          <Trans>
            Aucun réseau ne connaît encore l'adresse <strong>{address}</strong>.
          </Trans>
        )}{' '}
        <Trans>
          Un réseau se réunit, et Relais en tient le fil : qui en est, quand on se voit, et ce qu'on s'y
          apporte.
        </Trans>
      </p>
      <h2>
        <Trans>Vous attendez une invitation</Trans>
      </h2>
      <p>
        <Trans>
          Si vous avez laissé votre nom par un code QR, un mail arrive dès que quelqu'un vous a répondu. Une
          invitation vaut pour l'adresse qui l'a reçue : si c'en est une autre, déconnectez-vous et
          connectez-vous avec elle. Sinon, demandez à une personne qui organise le réseau d'inviter cette
          adresse-ci.
        </Trans>
      </p>
      <div className={rows.inline}>
        <Button onClick={() => void lookAgain().catch(() => undefined)}>
          <Trans>Vérifier de nouveau</Trans>
        </Button>
        <SignOutButton />
      </div>
      <h2>
        <Trans>Votre réseau n'est pas encore dans Relais</Trans>
      </h2>
      <Button variant="default" renderRoot={(props) => <Link to="/found" {...props} />}>
        <Trans>Fonder un réseau</Trans>
      </Button>
      <Link to="/my-data" className={rows.link}>
        <Trans>Tout sur moi</Trans>
      </Link>
    </Bare>
  );
}

/** « Tout sur moi » for people that no network knows: without a network's screens. */
export const AboutMeAlone = () => (
  <main>
    <p style={{ maxWidth: '68rem', marginInline: 'auto', padding: '1rem 1rem 0' }}>
      <Link to="/" className={rows.link}>
        <Trans>Retour</Trans>
      </Link>
    </p>
    <Outlet />
  </main>
);
