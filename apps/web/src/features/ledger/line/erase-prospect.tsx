import { Trans, useLingui } from '@lingui/react/macro';
import type { ReferralAnswer } from '@relais/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { record } from '../../../server/client';
import { useNetwork } from '../../../server/network-context';
import { EraseAfterAsking } from '../../../ui/erase-after-asking';
import { useAction } from '../../../ui/use-action';

/** Destroys what is known of a referral's prospect; the line and its figures stay. */
export function EraseProspect({ referral: { referralId, prospect, need } }: { referral: ReferralAnswer }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const { personId } = useNetwork();
  const erasing = useAction({
    mutationFn: () =>
      record('/api/referrals/{referralId}/prospect-erasure', {
        params: { path: { referralId } },
        as: personId,
      }),
    refresh: () => client.invalidateQueries(),
    said: () => t`Contact effacé.`,
  });
  if (!prospect?.name && !prospect?.phone && !prospect?.email && !need) return null;
  return (
    <EraseAfterAsking label={t`Effacer le contact`} erasing={erasing}>
      <Trans>
        Nom, téléphone, e-mail et note sont détruits, pour toi comme pour l'autre. La reco reste et compte
        comme avant. On ne peut pas revenir en arrière.
      </Trans>
    </EraseAfterAsking>
  );
}
