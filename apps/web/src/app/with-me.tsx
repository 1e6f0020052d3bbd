import type { MeAnswer } from '@relais/contracts';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemError } from '../server/client';
import { me } from '../server/reads';
import { FirstSkeleton } from '../ui/layout/skeletons';
import { ErrorPage } from './pages/error-page';
import { SignInScreen } from './pages/sign-in-screen';

/** A page for people who are signed in, with or without a network. */
export function WithMe({ children }: { children: (me: MeAnswer) => ReactNode }) {
  const { data, error, refetch } = useQuery(me);
  if (error instanceof ProblemError && error.problem.status === 401) return <SignInScreen />;
  if (error && !data) return <ErrorPage error={error} reset={() => void refetch()} />;
  if (!data) return <FirstSkeleton />;
  return children(data);
}
