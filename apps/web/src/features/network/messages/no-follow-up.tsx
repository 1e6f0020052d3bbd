import { Trans, useLingui } from '@lingui/react/macro';
import type { PersonId } from '@relais/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { record } from '../../../server/client';
import { useNetwork } from '../../../server/network-context';
import { EraseAfterAsking } from '../../../ui/erase-after-asking';
import { useAction } from '../../../ui/use-action';

/** « Ne souhaite pas »: a visitor who told a host that they want no call. */
export function NoFollowUp({ personId, name }: Readonly<{ personId: PersonId; name: string }>) {
  const { t } = useLingui();
  const client = useQueryClient();
  const { id, personId: as } = useNetwork();
  const declining = useAction({
    mutationFn: () =>
      record('/api/networks/{networkId}/people/{personId}/no-follow-up', {
        params: { path: { networkId: id, personId } },
        as,
      }),
    refresh: () => client.invalidateQueries({ queryKey: ['liveliness-people'] }),
    said: () => t`${name} ne sera plus à relancer`,
  });
  return (
    <EraseAfterAsking label={t`Ne souhaite pas de relance`} isQuiet erasing={declining}>
      <Trans>
        {name} ne sera plus à relancer. Son téléphone et son e-mail sont détruits. On ne peut pas revenir en
        arrière.
      </Trans>
    </EraseAfterAsking>
  );
}
