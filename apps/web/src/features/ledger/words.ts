import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { EntryKind, LostBecause, ReferralEventType, ReferralStatus } from '@relais/contracts';
import type { Entry } from '../../server/reads';
import type { IconName } from '../../ui/theme/icons';

export const icons: Record<EntryKind, IconName> = {
  given: 'out',
  received: 'in',
  'lead-given': 'lead',
  'lead-received': 'lead',
  'thanks-credited': 'thanks',
  'thanks-given': 'thanks',
  correction: 'corrected',
  dispute: 'corrected',
  withdrawal: 'corrected',
};

/** The ledger in words: never a minus sign, never debt. */
export function useWords() {
  const { t } = useLingui();
  return {
    name: (name: string | null | undefined) => name ?? t`nom effacé`,
    balance(balance: number): string {
      if (balance === 0) return t`Autant de recos données que reçues`;
      return balance > 0
        ? t`${plural(balance, { one: '# reco donnée de plus', other: '# recos données de plus' })}`
        : t`${plural(-balance, { one: '# reco reçue de plus', other: '# recos reçues de plus' })}`;
    },
    /** The balance beside a line, where there is little room. */
    running(balance: number): string {
      if (balance < 0) return t`${plural(-balance, { one: '# reçue de plus', other: '# reçues de plus' })}`;
      return balance === 0 ? '0' : `+${String(balance)}`;
    },
    /** What a line is about, for people who may know. */
    about: ({ prospect, need }: Pick<Entry, 'prospect' | 'need'>) =>
      [prospect, need].filter((known) => known !== null).join(' · '),
    /** How far a referral is; nothing until its receiver has said something. */
    far(status: ReferralStatus | null): string {
      switch (status) {
        case 'acknowledged':
          return t`bien reçue`;
        case 'contacted':
          return t`contact pris`;
        case 'won':
          return t`affaire conclue`;
        case 'lost':
          return t`sans suite`;
        case 'open':
        case 'lead':
        case 'withdrawn':
        case null:
          return '';
      }
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
    event(type: ReferralEventType, by: string): string {
      switch (type) {
        case 'ReferralPassed':
          return t`Donnée par ${by}`;
        case 'ProspectAgreed':
          return t`Accord noté par ${by}`;
        case 'ReferralAcknowledged':
          return t`Bien reçue par ${by}`;
        case 'ProspectContacted':
          return t`Contact pris par ${by}`;
        case 'ReferralWon':
          return t`Affaire conclue, selon ${by}`;
        case 'ReferralLost':
          return t`Sans suite, selon ${by}`;
        case 'OutcomeRetracted':
          return t`Dernières nouvelles retirées par ${by}`;
        case 'ReferralWithdrawn':
          return t`Retirée par ${by}`;
        case 'ObjectionRecorded':
          return t`La personne recommandée s'est opposée`;
        case 'ProspectErased':
          return t`Contact effacé par ${by}`;
      }
    },
  };
}

/** Why nothing comes of a referral. */
export function useReasons(): Record<LostBecause, string> {
  const { t } = useLingui();
  return {
    unreachable: t`injoignable`,
    declined: t`pas intéressé`,
    'not-a-fit': t`pas pour mon métier`,
    other: t`autre`,
  };
}
