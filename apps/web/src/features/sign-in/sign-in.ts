import { useLingui } from '@lingui/react';
import type { AskForCodeBody, Language, SignInBody } from '@relais/contracts';
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ProblemError, read, send } from '../../server/client';
import { rememberPerson } from '../../server/speaking';
import { useAction } from '../../ui/use-action';

export const signInMethods = queryOptions({
  queryKey: ['ways'],
  queryFn: ({ signal }) => read('/api/sign-in/ways', { signal }),
  staleTime: Infinity,
});

/** Whether a link can be used, and the person that it names before; a link of a mail names nobody. */
export const linkLookedAt = (token: string) =>
  queryOptions({
    queryKey: ['link', token],
    queryFn: () => send('post', '/api/sign-in/look', { body: { token } }),
    enabled: token !== '',
    staleTime: Infinity,
  });

export const useAskForCode = (onSent?: () => void) =>
  useAction({
    said: null,
    mutationFn: (asked: AskForCodeBody) => send('post', '/api/sign-in/code', { body: asked }),
    ...(onSent && { refresh: onSent }),
  });

/**
 * Signs in; afterwards the page that one wanted is there, or the first one instead of a page for signing in.
 * @param onEntered instead, where one was signed in already
 */
export function useSignIn(onEntered?: () => void) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { i18n } = useLingui();
  return useAction({
    said: null,
    mutationFn: async (by: SignInBody) => {
      await send('post', '/api/sign-in', { body: { ...by, language: i18n.locale as Language } });
      const link = 'token' in by && client.getQueryData(linkLookedAt(by.token).queryKey);
      if (link && link.names) rememberPerson(link.names.personId);
    },
    refresh: async () => {
      if (onEntered) {
        onEntered();
        return;
      }
      if (location.pathname.startsWith('/sign-in')) await navigate({ to: '/', replace: true });
      await client.resetQueries();
    },
  });
}

/** The sentence for an error: refused, to be tried later, a wrong field, or no answer. */
export function kindOf(error: unknown): 'refused' | 'later' | 'malformed' | 'no-answer' {
  if (!(error instanceof ProblemError) || error.problem.status >= 500) return 'no-answer';
  if (error.problem.status === 429) return 'later';
  return error.problem.status === 400 ? 'malformed' : 'refused';
}
