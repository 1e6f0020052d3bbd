import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { record } from '../../server/client';
import { type Speaker, me } from '../../server/reads';
import { rememberPerson } from '../../server/speaking';

/** Says yes or no to a network; a yes opens it, a no shows what is left. */
export function useAnswer({ id, personId }: Speaker) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (accepted: boolean) =>
      record('/api/networks/{networkId}/acceptance', {
        params: { path: { networkId: id } },
        as: personId,
        body: { accepted },
      }),
    onSuccess: async (_, accepted) => {
      if (accepted) rememberPerson(personId);
      const { networks } = await client.query({ ...me, staleTime: 0 });
      if (accepted || networks.every((network) => network.accepted)) await navigate({ to: '/' });
    },
  });
}
