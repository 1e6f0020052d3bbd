import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ProblemError } from '../server/client';
import { me } from '../server/reads';

const signedOut = (error: unknown) => error instanceof ProblemError && error.problem.status === 401;
/** The server answers, but is not ready: worth waiting for. A server that is down is reported within two seconds. */
const notYet = (error: unknown) => error instanceof ProblemError && error.problem.code === 'not-yet';
const isRefused = (error: unknown) => error instanceof ProblemError && error.problem.status < 500;

export const queries = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (signedOut(error) && query.queryKey[0] !== 'me') void queries.resetQueries(me);
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, error) => !isRefused(error) && failures < (notYet(error) ? 3 : 1),
      retryDelay: (attempt) => Math.min(1000 * 2 ** attempt, 8000),
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});
