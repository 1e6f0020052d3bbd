import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { EntryKind } from '@relais/contracts';
import type { IconName } from '../../ui/icons';

export const icons: Record<EntryKind, IconName> = {
  given: 'out',
  received: 'in',
  'lead-given': 'lead',
  'lead-received': 'lead',
  'thanks-credited': 'thanks',
  'thanks-given': 'thanks',
  correction: 'mended',
  dispute: 'mended',
  withdrawal: 'mended',
};

/** The ledger in words: never a minus sign, never debt. */
export function useWords() {
  const { t } = useLingui();
  return {
    name: (name: string | null | undefined) => name ?? t`nom effacé`,
    balance(balance: number): string {
      if (balance === 0) return t`autant données que reçues`;
      if (balance > 0) return t`${plural(balance, { one: '# donnée de plus', other: '# données de plus' })}`;
      return t`${plural(-balance, { one: '# reçue de plus', other: '# reçues de plus' })}`;
    },
    line(kind: EntryKind, name: string): string {
      switch (kind) {
        case 'given':
          return t`Donnée à ${name}`;
        case 'received':
          return t`Reçue de ${name}`;
        case 'lead-given':
          return t`Piste pour ${name}`;
        case 'lead-received':
          return t`Piste de ${name}`;
        case 'thanks-credited':
          return t`Merci de ${name}`;
        case 'thanks-given':
          return t`Merci à ${name}`;
        case 'correction':
          return t`Correction, avec ${name}`;
        case 'dispute':
          return t`Contestation, avec ${name}`;
        case 'withdrawal':
          return t`Retrait, avec ${name}`;
      }
    },
    fact(type: string, by: string): string {
      const known: Record<string, string> = {
        ReferralPassed: t`Donnée par ${by}`,
        ReferralAcknowledged: t`Bien reçue par ${by}`,
        ReferralWithdrawn: t`Retirée par ${by}`,
        ReferralCorrected: t`Corrigée par ${by}`,
        ReferralDisputed: t`Contestée par ${by}`,
        DisputeSettled: t`Contestation réglée par ${by}`,
        ConsentRecorded: t`Accord noté par ${by}`,
        ProspectContacted: t`Contact pris par ${by}`,
        ReferralWon: t`Affaire conclue, notée par ${by}`,
        ReferralLost: t`Sans suite, noté par ${by}`,
        ReferralMarkedRepeat: t`Client déjà connu, noté par ${by}`,
        ReferralUnmarkedRepeat: t`Compte à nouveau, noté par ${by}`,
        ProspectErased: t`Contact effacé par ${by}`,
        ThanksGiven: t`Remerciement de ${by}`,
        ThanksWithdrawn: t`Remerciement retiré par ${by}`,
      };
      return known[type] ?? t`Noté par ${by}`;
    },
  };
}
