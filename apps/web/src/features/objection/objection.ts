import type { ObjectionAnswer } from '@relais/contracts';
import { queryOptions } from '@tanstack/react-query';
import { ProblemError, send } from '../../server/client';

type Recommended = NonNullable<ObjectionAnswer['referrals'][number]>;

/** What the keys of a link open. @property open those that still have values of the person */
export type Link = Readonly<{
  state: 'unknown' | Recommended['state'];
  /** Some of the keys are none: the link was cut off. */
  isCut: boolean;
  open: readonly string[];
  /** Each network and giver once. */
  named: readonly Recommended[];
}>;

/** Punctuation behind a link is no part of it. */
export const keysIn = (address: string): string[] =>
  address
    .split('.')
    .map((key) => key.replace(/[^\w-]+$/, ''))
    .filter(Boolean);

/** @param answers in the order of the keys */
export function linkOf(keys: readonly string[], answers: ObjectionAnswer['referrals']): Link {
  const known = answers.filter((one) => one !== null);
  const isIn = (state: Recommended['state']) => known.some((one) => one.state === state);
  const state = (['open', 'objected', 'erased'] as const).find(isIn) ?? 'unknown';
  const shown = known.filter((one) => one.state === state);
  const named = new Map(shown.map((one) => [JSON.stringify([one.network, one.giver]), one]));
  return {
    state,
    isCut: known.length < keys.length,
    open: keys.filter((_, index) => answers[index]?.state === 'open'),
    named: [...named.values()],
  };
}

/** The link is read once, so that the page does not change under the reader. */
export const linkQuery = (keys: readonly string[]) =>
  queryOptions({
    queryKey: ['objection', keys],
    queryFn: () => send('post', '/api/objections/look', { body: { keys: [...keys] } }),
    select: ({ referrals }) => linkOf(keys, referrals),
    enabled: keys.length > 0,
    staleTime: Infinity,
  });

export const object = (keys: readonly string[]) =>
  send('post', '/api/objections', { body: { keys: [...keys] } });

/** The server refuses what no link of ours can be: too many keys, or one that is too long. */
export const isNoLink = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem.status === 400;
