import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { MeetingId } from '@relais/contracts';
import { readText } from '../../server/client';
import { useNetwork } from '../../server/network-context';
import { download } from '../../ui/download';
import rows from '../../ui/layout/rows.module.css';
import { useAction } from '../../ui/use-action';

/** A meeting as a file for the calendar of the phone or computer. */
export function AddToCalendar({ meetingId }: { meetingId: MeetingId }) {
  const { t } = useLingui();
  const { personId } = useNetwork();
  const adding = useAction({
    mutationFn: async () => {
      const params = { path: { meetingId } };
      const file = await readText('/api/meetings/{meetingId}/calendar', { params, as: personId });
      download('rencontre.ics', file, 'text/calendar');
    },
    said: () => t`Fichier prêt : ouvre-le pour l'ajouter à ton agenda.`,
  });
  return (
    <div className={rows.stack}>
      <div className={rows.inline}>
        <Button variant="default" loading={adding.isPending} onClick={() => adding.mutate()}>
          <Trans>Ajouter à mon agenda</Trans>
        </Button>
      </div>
      {adding.isError && (
        <p role="alert">
          <Trans>Le serveur ne répond pas. Réessaie.</Trans>
        </p>
      )}
    </div>
  );
}
