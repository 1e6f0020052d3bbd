import type {
  AskForCodeBody,
  ChangeAddressBody,
  DescribePersonBody,
  MyDataAnswer,
  NetworkId,
  PersonId,
} from '@relais/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { act, read, record } from '../../server/client';
import { signOut } from '../../server/sign-out';

export type NetworkData = MyDataAnswer['networks'][number];
export type Whom = Readonly<{ networkId: NetworkId; personId: PersonId }>;

const path = ({ networkId, personId }: Whom) => `/networks/${networkId}/people/${personId}`;

export const myData = queryOptions({
  queryKey: ['my-data'],
  queryFn: ({ signal }) => read<MyDataAnswer>('/me/data', signal),
});

export function useDescribeMe(me: Whom) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: DescribePersonBody) => record(`${path(me)}/description`, body, me.personId),
    onSuccess: () => client.invalidateQueries(),
  });
}

export const useAskForAddressCode = () =>
  useMutation({ mutationFn: (asked: AskForCodeBody) => act('POST', '/me/address/code', asked) });

export function useChangeAddress() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ChangeAddressBody) => record('/me/address', body, null),
    onSuccess: () => client.invalidateQueries(),
  });
}

/** The account itself; then this browser keeps nothing of it. */
export function useEraseAccount() {
  const client = useQueryClient();
  // No network knows it any more: none of its persons has anything to send.
  return useMutation({
    mutationFn: () => signOut('/me/account', new Set()),
    onSuccess: () => client.clear(),
  });
}

/** `erasure`: everything; `contact-erasure`: e-mail and telephone. */
export function useEraseMe(me: Whom, what: 'erasure' | 'contact-erasure') {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      await record(`${path(me)}/${what}`, {}, me.personId);
      // Waits until it is done: who is erased is nobody in this network from then on.
      await read('/me');
    },
    onSuccess: () => client.resetQueries(),
  });
}
