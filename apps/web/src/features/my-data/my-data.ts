import { useLingui } from '@lingui/react/macro';
import type {
  AskForCodeBody,
  ChangeAddressBody,
  DescribePersonBody,
  MyDataAnswer,
  NetworkId,
  PersonId,
} from '@relais/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { read, record, send } from '../../server/client';
import { signOut } from '../../server/sign-out';
import { useAction } from '../../ui/use-action';

export type NetworkData = MyDataAnswer['networks'][number];
export type Speaker = Readonly<{ networkId: NetworkId; personId: PersonId }>;

const speaking = ({ networkId, personId }: Speaker) => ({
  params: { path: { networkId, personId } },
  as: personId,
});

export function useDescribeMe(me: Speaker) {
  const { t } = useLingui();
  const client = useQueryClient();
  const describe = (body: DescribePersonBody) =>
    record('/api/networks/{networkId}/people/{personId}/description', { ...speaking(me), body });
  return useAction({
    mutationFn: describe,
    refresh: () => client.invalidateQueries(),
    said(_, { phoneShown, cardShown }) {
      if (cardShown !== undefined)
        return cardShown
          ? t`Les invités d'une rencontre où tu es voient maintenant ta carte.`
          : t`Les invités ne voient plus ta carte.`;
      if (phoneShown === undefined) return t`C'est corrigé.`;
      return phoneShown
        ? t`Les membres du réseau voient maintenant ton numéro.`
        : t`Ton numéro n'est plus visible.`;
    },
    // Any other value is destroyed once it is replaced.
    undo: (_, { phoneShown, cardShown }) =>
      phoneShown !== undefined
        ? () => describe({ phoneShown: !phoneShown })
        : cardShown !== undefined
          ? () => describe({ cardShown: !cardShown })
          : null,
  });
}

export const useAskForAddressCode = () =>
  useAction({
    mutationFn: (asked: AskForCodeBody) => send('post', '/api/me/address/code', { body: asked }),
    said: null,
  });

export function useChangeAddress() {
  const { t } = useLingui();
  const client = useQueryClient();
  return useAction({
    mutationFn: (body: ChangeAddressBody) => record('/api/me/address', { body }),
    refresh: () => client.invalidateQueries(),
    said: () => t`C'est fait : connecte-toi désormais avec cette adresse.`,
  });
}

/** The account itself; then this browser keeps nothing of it. */
export function useEraseAccount() {
  const { t } = useLingui();
  const client = useQueryClient();
  // No network knows it any more: none of its persons has anything to send.
  return useAction({
    mutationFn: () => signOut('/api/me/account', new Set(), t`Ce compte est effacé.`),
    refresh: () => client.clear(),
    // On the page that comes then.
    said: null,
  });
}

/** `erasure`: everything; `contact-erasure`: e-mail and telephone. */
export function useEraseMe(me: Speaker, what: 'erasure' | 'contact-erasure') {
  const { t } = useLingui();
  const client = useQueryClient();
  return useAction({
    mutationFn: async () => {
      await record(`/api/networks/{networkId}/people/{personId}/${what}`, speaking(me));
      // Waits until it is done: from then on the erased person has no access to this network.
      await read('/api/me', {});
    },
    refresh: () => client.resetQueries(),
    said: () => t`C'est effacé.`,
  });
}
