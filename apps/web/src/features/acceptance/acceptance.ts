import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { record } from '../../server/client';
import { type Network, me } from '../../server/reads';
import { rememberPerson } from '../../server/speaking';
import { useAction } from '../../ui/use-action';
import type { InvitationWords } from './invitation-words';

/** Accepts or declines a network; accepting opens it, declining shows what is left. */
export function useAnswer({ id, personId }: Network, words: Pick<InvitationWords, 'accepted' | 'declined'>) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useAction({
    mutationFn: (accepted: boolean) =>
      record('/api/networks/{networkId}/acceptance', {
        params: { path: { networkId: id } },
        as: personId,
        body: { accepted },
      }),
    said: (_, accepted: boolean) => (accepted ? words.accepted : words.declined),
    refresh: async (accepted) => {
      if (accepted) rememberPerson(personId);
      const { networks } = await client.query({ ...me, staleTime: 0 });
      if (accepted || networks.every((network) => network.accepted)) await navigate({ to: '/' });
    },
  });
}
