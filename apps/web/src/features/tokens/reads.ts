import type { NetworkId, PutTokenBody, TokenAnswer, TokensAnswer } from '@relais/contracts';
import { queryOptions } from '@tanstack/react-query';
import { read, send } from '../../server/client';
import { uuid7 } from '../../server/uuid7';

export type Token = TokensAnswer['tokens'][number];

const path = (networkId: NetworkId) => `/networks/${networkId}/tokens`;

export const tokens = (networkId: NetworkId) =>
  queryOptions({
    queryKey: ['tokens', networkId],
    queryFn: ({ signal }) => read<TokensAnswer>(path(networkId), signal),
    select: (answer) => answer.tokens,
  });

export const makeToken = (networkId: NetworkId, body: PutTokenBody) =>
  send<TokenAnswer>('PUT', `${path(networkId)}/${uuid7()}`, body);

export const revokeToken = (networkId: NetworkId, { tokenId }: Token) =>
  send<undefined>('DELETE', `${path(networkId)}/${tokenId}`);
