import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet, useMatchRoute } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { ConfirmSheet } from '../features/sign-in/confirm-sheet';
import { chosenNetwork, rememberNetwork } from '../server/chosen-network';
import { ProblemError } from '../server/client';
import { NetworkProvider } from '../server/network-context';
import { me } from '../server/reads';
import { startSending } from '../server/sender';
import { ListSkeleton } from '../ui/list-skeleton';
import { ErrorPage } from './error-page';
import { Shell } from './shell';
import { AboutMeAlone, NoNetworkPage } from './no-network-page';
import { SignInScreen } from './sign-in-screen';

/** Everything behind the sign-in: knows who it is, which network is on screen, and sends what is unsent. */
export function SignedIn() {
  const { data, error, refetch } = useQuery(me);
  const client = useQueryClient();
  const isAboutMe = Boolean(useMatchRoute()({ to: '/my-data' }));
  const [chosen, setChosen] = useState(chosenNetwork);

  useEffect(() => {
    if (!data) return;
    const mine = new Set(data.networks.map(({ personId }) => personId));
    const sent = () => void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
    return startSending(mine, sent);
  }, [data, client]);

  if (error instanceof ProblemError && error.problem.status === 401) return <SignInScreen />;
  if (error && !data) return <ErrorPage error={error} reset={() => void refetch()} />;
  if (!data)
    return (
      <div style={{ padding: '5rem 1rem' }}>
        <ListSkeleton rows={7} />
      </div>
    );
  const network = data.networks.find(({ id }) => id === chosen) ?? data.networks[0];
  if (!network) return isAboutMe ? <AboutMeAlone /> : <NoNetworkPage address={data.address} />;
  const choose = (id: string) => {
    rememberNetwork(id);
    setChosen(id);
  };
  return (
    <NetworkProvider network={network}>
      <Shell me={data} onNetwork={choose}>
        <Outlet />
      </Shell>
      <ConfirmSheet address={data.address} />
    </NetworkProvider>
  );
}
