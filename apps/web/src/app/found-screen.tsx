import { useQuery } from '@tanstack/react-query';
import { FoundPage } from '../features/founding/found-page';
import { ProblemError } from '../server/client';
import { me } from '../server/reads';
import { ListSkeleton } from '../ui/list-skeleton';
import { ErrorPage } from './error-page';
import { SignInScreen } from './sign-in-screen';

/** Founding needs somebody who is signed in, and no network. */
export function FoundScreen() {
  const { data, error, refetch } = useQuery(me);
  if (error instanceof ProblemError && error.problem.status === 401) return <SignInScreen />;
  if (error && !data) return <ErrorPage error={error} reset={() => void refetch()} />;
  if (!data) return <ListSkeleton rows={7} />;
  return <FoundPage name={data.name} address={data.address} />;
}
