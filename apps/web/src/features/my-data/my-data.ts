import type {
  AskForCodeBody,
  ChangeAddressBody,
  DescribePersonBody,
  MyDataAnswer,
  NetworkId,
  PersonId,
} from '@relais/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { read, record, send } from '../../server/client';
import { signOut } from '../../server/sign-out';

export type NetworkData = MyDataAnswer['networks'][number];
export type Whom = Readonly<{ networkId: NetworkId; personId: PersonId }>;

const speaking = ({ networkId, personId }: Whom) => ({
  params: { path: { networkId, personId } },
  as: personId,
});

export const myData = queryOptions({
  queryKey: ['my-data'],
  queryFn: ({ signal }) => read('/api/me/data', { signal }),
});

export function useDescribeMe(me: Whom) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: DescribePersonBody) =>
      record('/api/networks/{networkId}/people/{personId}/description', { ...speaking(me), body }),
    onSuccess: () => client.invalidateQueries(),
  });
}

export const useAskForAddressCode = () =>
  useMutation({
    mutationFn: (asked: AskForCodeBody) => send('post', '/api/me/address/code', { body: asked }),
  });

export function useChangeAddress() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ChangeAddressBody) => record('/api/me/address', { body }),
    onSuccess: () => client.invalidateQueries(),
  });
}

/** The account itself; then this browser keeps nothing of it. */
export function useEraseAccount() {
  const client = useQueryClient();
  // No network knows it any more: none of its persons has anything to send.
  return useMutation({
    mutationFn: () => signOut('/api/me/account', new Set()),
    onSuccess: () => client.clear(),
  });
}

/** `erasure`: everything; `contact-erasure`: e-mail and telephone. */
export function useEraseMe(me: Whom, what: 'erasure' | 'contact-erasure') {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      await record(`/api/networks/{networkId}/people/{personId}/${what}`, speaking(me));
      // Waits until it is done: who is erased is nobody in this network from then on.
      await read('/api/me', {});
    },
    onSuccess: () => client.resetQueries(),
  });
}
