import type { PutTokenBody, TokenAnswer, TokensAnswer } from '@relais/contracts';
import { queryOptions } from '@tanstack/react-query';
import { read, send } from '../../server/client';
import type { Speaker } from '../../server/reads';
import { uuid7 } from '../../server/uuid7';

export type Token = TokensAnswer['tokens'][number];

const path = ({ id }: Speaker) => `/networks/${id}/tokens`;

export const tokens = (speaker: Speaker) =>
  queryOptions({
    queryKey: ['tokens', speaker.id, speaker.personId],
    queryFn: ({ signal }) => read<TokensAnswer>(path(speaker), signal, speaker.personId),
    select: (answer) => answer.tokens,
  });

export const makeToken = (speaker: Speaker, body: PutTokenBody) =>
  send<TokenAnswer>('PUT', `${path(speaker)}/${uuid7()}`, body, speaker.personId);

export const revokeToken = (speaker: Speaker, { tokenId }: Token) =>
  send<undefined>('DELETE', `${path(speaker)}/${tokenId}`, undefined, speaker.personId);
