import { useLingui } from '@lingui/react/macro';
import type { Entry } from '../server/outbox/entry';
import { createdKind, type Kind } from '../server/outbox/kinds';

/** The words for an entry of the outbox, in one line; every kind has its own. */
export function useEntryWords(): (entry: Entry) => string {
  const { t } = useLingui();
  return ({ kind, subject, about: { name } }) => {
    const created: Record<Exclude<Kind, 'withdrawal'>, string> = {
      referral: t`Reco pour ${name}`,
      thanks: t`Merci à ${name}`,
      'one-to-one': t`Tête-à-tête avec ${name}`,
      need: t`Je cherche ${name}`,
      'care-note': t`Appel à ${name}`,
      attendance: t`Présence : ${name}`,
      visitor: t`Invité : ${name}`,
      arrival: t`Invité : ${name}`,
      unnamed: t`Invités sans nom`,
      round: t`Tour de table, ouvert par ${name}`,
      announcement: t`Annonce : ${name}`,
      agreement: t`Accord pour la reco à ${name}`,
      acknowledgement: t`Reco de ${name} : bien reçue`,
      outcome: t`Reco de ${name} : la suite`,
    };
    if (kind !== 'withdrawal') return created[kind];
    const withdrawn = createdKind(subject);
    return t`À retirer : ${withdrawn && withdrawn !== 'withdrawal' ? created[withdrawn] : name}`;
  };
}
