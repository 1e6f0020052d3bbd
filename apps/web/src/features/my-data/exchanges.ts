import { useLingui } from '@lingui/react/macro';
import { useFormat } from '../../ui/format';
import type { NetworkData } from './my-data';

/** Referrals, thanks and one-to-ones in words, line by line; what was withdrawn is struck. */
export function useExchanges({ personId, currency, decimals, ...data }: NetworkData) {
  const { t } = useLingui();
  const format = useFormat();
  const named = (who: { name: string | null }) => who.name ?? t`nom effacé`;
  const said = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(' · ');
  return {
    referrals: data.referrals.map(
      ({ referralId, giver, receiver, passedOn, withdrawn, need, prospect, facts }) => {
        const isMine = giver.personId === personId;
        const other = named(isMine ? receiver : giver);
        const what = isMine ? t`donnée à ${other}` : t`reçue de ${other}`;
        const erased = facts.some(({ type }) => type === 'ProspectErased');
        const name = erased ? t`nom effacé` : prospect?.name;
        const contact = said(name, prospect?.phone?.replaceAll(' ', '\u00a0'), prospect?.email);
        return { key: referralId, text: said(format.day(passedOn), what, contact, need), struck: withdrawn };
      },
    ),
    thanks: data.thanks.map(({ thanksId, on, from, to, amountInCents, withdrawn }) => {
      const isMine = from.personId === personId;
      const other = named(isMine ? to : from);
      const what = isMine ? t`merci à ${other}` : t`merci de ${other}`;
      const amount = amountInCents === null ? null : format.money(amountInCents, { currency, decimals });
      return { key: thanksId, text: said(format.day(on), what, amount), struck: withdrawn };
    }),
    oneToOnes: data.oneToOnes.map(({ oneToOneId, on, with: met, withdrawn }) => {
      const other = named(met);
      return { key: oneToOneId, text: said(format.day(on), t`avec ${other}`), struck: withdrawn };
    }),
  };
}
