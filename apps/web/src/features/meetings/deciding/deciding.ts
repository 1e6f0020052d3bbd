import { useLingui } from '@lingui/react/macro';
import type { Country, DecisionsAnswer } from '@relais/contracts';
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { read, record } from '../../../server/client';
import { useNetwork } from '../../../server/network-context';
import type { Speaker } from '../../../server/reads';
import { useAction } from '../../../ui/use-action';
import { changeMeeting, useRefresh } from '../planning';
import { useTitle } from '../words';

export type Decision = DecisionsAnswer['decisions'][number];

export const decisions = ({ id, personId }: Speaker) =>
  queryOptions({
    queryKey: ['meetings', 'decisions', id, personId],
    queryFn: ({ signal }) =>
      read('/api/networks/{networkId}/decisions', {
        params: { path: { networkId: id } },
        as: personId,
        signal,
      }),
    select: (answer) => answer.decisions,
  });

/** Keeps a meeting, or lets it become what the series has instead; « Annuler » restores one that was cancelled. */
export function useDeciding({ meeting, because, instead }: Decision) {
  const { t } = useLingui();
  const network = useNetwork();
  const title = useTitle()(meeting);
  const { meetingId } = meeting;
  return useAction({
    mutationFn: (keep: boolean) =>
      record('/api/meetings/{meetingId}/decision', {
        params: { path: { meetingId } },
        as: network.personId,
        body: { because, keep },
      }),
    refresh: useRefresh(),
    said: (_, keep) =>
      keep
        ? t`Rencontre maintenue : ${title}`
        : instead
          ? t`Rencontre modifiée : ${title}`
          : t`Rencontre annulée : ${title}`,
    undo: (_, keep) =>
      keep || instead ? null : () => changeMeeting(network, meetingId, { status: 'scheduled' }),
  });
}

/** Names the country whose public holidays are marked. */
export function useNamingCountry() {
  const { t } = useLingui();
  const { id, personId } = useNetwork();
  const client = useQueryClient();
  const refreshMeetings = useRefresh();
  return useAction({
    mutationFn: (country: Country) =>
      record('/api/networks/{networkId}/description', {
        params: { path: { networkId: id } },
        as: personId,
        body: { country },
      }),
    refresh: () => Promise.all([client.invalidateQueries({ queryKey: ['description'] }), refreshMeetings()]),
    said: () => t`Pays enregistré : ses jours fériés sont marqués`,
  });
}
