import { useLingui } from '@lingui/react/macro';
import type { MeetingAnswer, PutAgendaBody } from '@relais/contracts';
import { record } from '../../../server/client';
import { useNetwork } from '../../../server/network-context';
import { useAction } from '../../../ui/use-action';
import { useRefresh } from '../planning';

/** Adopts the agenda of a meeting; « Annuler » adopts the one that it had. */
export function useAdopting({ meetingId, agenda, round }: MeetingAnswer) {
  const { t } = useLingui();
  const { personId } = useNetwork();
  const params = { path: { meetingId } };
  const adopt = (body: PutAgendaBody) =>
    record('/api/meetings/{meetingId}/agenda', { params, as: personId, body });
  return useAction({
    mutationFn: adopt,
    refresh: useRefresh(),
    said: () => t`Ordre du jour enregistré`,
    undo: () => (agenda.length === 0 ? null : () => adopt({ items: agenda, round: round.item })),
  });
}
