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
        <Trans>Aucun réseau ne connaît encore ton adresse.</Trans>
        {address && (
          <>
            {' '}
            <Trans>
              Tu utilises l'adresse <strong>{address}</strong>.
            </Trans>
          </>
        )}
      </p>
      <Button size="lg" fullWidth renderRoot={(props) => <Link to="/found" {...props} />}>
        <Trans>Fonder un réseau</Trans>
      </Button>
      <p className={rows.dim}>
        <Trans>
          Ton réseau existe déjà ? Demande à l'animateur ou à l'organisatrice d'inviter cette adresse, puis
          regarde à nouveau.
        </Trans>
      </p>
      <div className={rows.inline}>
        <Button variant="default" onClick={() => void lookAgain().catch(() => undefined)}>
          <Trans>Regarder à nouveau</Trans>
        </Button>
        <SignOutButton />
      </div>
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
