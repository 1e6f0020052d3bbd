import { useLingui } from '@lingui/react/macro';
import type { BusinessTalk, Purpose } from '@relais/contracts';
import type { Choice } from '../choices';

export function usePurposes(): Choice<Purpose>[] {
  const { t } = useLingui();
  return [
    { value: 'business', label: t`Affaires`, hint: t`se recommander` },
    { value: 'support', label: t`Entraide`, hint: t`se soutenir` },
    { value: 'social', label: t`Convivialité`, hint: t`se voir` },
    { value: 'activity', label: t`Activité`, hint: t`faire ensemble` },
  ];
}

export function useBusinessTalks(): Choice<BusinessTalk>[] {
  const { t } = useLingui();
  return [
    { value: 'allowed', label: t`Oui` },
    { value: 'not-in-meetings', label: t`Pas pendant la rencontre` },
    { value: 'never', label: t`Jamais`, hint: t`ni recos, ni montants` },
  ];
}
