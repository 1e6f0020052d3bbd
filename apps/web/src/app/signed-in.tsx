import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate, Outlet, lazyRouteComponent, useMatchRoute } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { ConfirmSheet } from '../features/sign-in/confirm-sheet';
import { ProblemError } from '../server/client';
import { NetworkProvider } from '../server/network-context';
import { startSending } from '../server/outbox/this-device';
import { me } from '../server/reads';
import { openingOf, rememberPerson, rememberedNetwork, rememberedPersons } from '../server/speaking';
import { FirstSkeleton } from '../ui/layout/skeletons';
import { withTexts } from './language';
import { ErrorPage } from './pages/error-page';
import { AboutMeAlone, NoNetworkPage } from './pages/no-network-page';
import { SignInScreen } from './pages/sign-in-screen';
import { WhoPage } from './pages/who-page';
import { Shell } from './shell';

const VisitorScreen = lazyRouteComponent(() => withTexts(import('./pages/visitor-screen')), 'VisitorScreen');

/** Everything behind the sign-in: knows who it is, which network is on screen, and sends what is unsent. */
export function SignedIn() {
  const { data, error, refetch } = useQuery(me);
  const client = useQueryClient();
  const isAboutMe = Boolean(useMatchRoute()({ to: '/my-data' }));
  const [persons, setPersons] = useState(rememberedPersons);

  useEffect(() => {
    if (!data) return;
    const mine = new Set(data.networks.map(({ personId }) => personId));
    const sent = () => void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
    const otherAccount = () => void client.invalidateQueries(me);
    return startSending(mine, { sent, otherAccount });
  }, [data, client]);

  const isIn = data?.networks.some(({ accepted }) => accepted) ?? false;
  useEffect(() => {
    if (!isIn) return;
    const live = import('./live/live').then(({ Live }) => new Live(client));
    live.catch(() => undefined);
    return () => void live.then(({ stop }) => stop()).catch(() => undefined);
  }, [isIn, client]);

  if (error instanceof ProblemError && error.problem.status === 401) return <SignInScreen />;
  if (error && !data) return <ErrorPage error={error} reset={() => void refetch()} />;
  if (!data) return <FirstSkeleton />;
  const [network, ...others] = openingOf(data, persons, rememberedNetwork());
  const choose = (personId: string) => {
    rememberPerson(personId);
    setPersons(rememberedPersons());
  };
  if (!network) {
    if (isAboutMe) return <AboutMeAlone />;
    return data.networks.length > 0 ? (
      <Navigate to="/invitations" replace />
    ) : (
      <NoNetworkPage address={data.address} />
    );
  }
  if (others.length > 0)
    return <WhoPage persons={[network, ...others]} onChoose={({ personId }) => choose(personId)} />;
  if (network.role === 'visitor')
    return (
      <>
        {isAboutMe ? <AboutMeAlone /> : <VisitorScreen me={data} network={network} onPerson={choose} />}
        <ConfirmSheet address={data.address} />
      </>
    );
  return (
    <NetworkProvider key={network.personId} network={network}>
      <Shell me={data} onPerson={choose}>
        <Outlet />
      </Shell>
      <ConfirmSheet address={data.address} />
    </NetworkProvider>
  );
}
