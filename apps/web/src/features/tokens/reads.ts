import type { PutTokenBody, TokenId, TokensAnswer } from '@relais/contracts';
import { queryOptions } from '@tanstack/react-query';
import { v7 } from 'uuid';
import { read, send } from '../../server/client';
import type { Speaker } from '../../server/reads';

export type Token = TokensAnswer['tokens'][number];

export const tokens = ({ id, personId }: Speaker) =>
  queryOptions({
    queryKey: ['tokens', id, personId],
    queryFn: ({ signal }) =>
      read('/api/networks/{networkId}/tokens', { params: { path: { networkId: id } }, as: personId, signal }),
    select: (answer) => answer.tokens,
  });

const one = ({ id, personId }: Speaker, tokenId: TokenId) => ({
  params: { path: { networkId: id, tokenId } },
  as: personId,
});

export const makeToken = (speaker: Speaker, body: PutTokenBody) =>
  send('put', '/api/networks/{networkId}/tokens/{tokenId}', { ...one(speaker, v7() as TokenId), body });

export const revokeToken = (speaker: Speaker, { tokenId }: Token) =>
  send('delete', '/api/networks/{networkId}/tokens/{tokenId}', one(speaker, tokenId));
