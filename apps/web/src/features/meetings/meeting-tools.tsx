import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { MeetingAnswer } from '@relais/contracts';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { More } from '../../ui/layout/more';
import rows from '../../ui/layout/rows.module.css';
import { Icon } from '../../ui/theme/icons';
import { PlanSheet } from './plan-sheet';
import { useCancelling } from './planning';
import { useSeriesEnding, useSeriesOf } from './series';

/** What a host does about a meeting as a whole; what ends or moves it is not in the way of a thumb. */
export function MeetingTools({ meeting }: { meeting: MeetingAnswer }) {
  const { t } = useLingui();
  const [isChanging, setChanging] = useState(false);
  const cancelling = useCancelling(meeting);
  const series = useSeriesOf(meeting);
  const ending = useSeriesEnding(series, meeting.date);
  const { status } = meeting;
  return (
    <div className={rows.tight}>
      <div className={rows.inline}>
        {status === 'cancelled' ? (
          <Button loading={cancelling.isPending} onClick={() => cancelling.mutate()}>
            <Trans>Rétablir la rencontre</Trans>
          </Button>
        ) : (
          <Button variant="default" leftSection={<Icon name="print" size={18} />} onClick={() => print()}>
            <Trans>Imprimer la feuille</Trans>
          </Button>
        )}
        {status === 'scheduled' && (
          <Link to="/visitor-code" search={{ meeting: meeting.meetingId }} className={rows.link}>
            <Trans>Code QR des invités</Trans>
          </Link>
        )}
      </div>
      {status === 'scheduled' && (
        <More label={t`Modifier, annuler`}>
          <div className={rows.inline}>
            <Button variant="default" onClick={() => setChanging(true)}>
              <Trans>Modifier la rencontre</Trans>
            </Button>
            <Button variant="default" loading={cancelling.isPending} onClick={() => cancelling.mutate()}>
              <Trans>Annuler la rencontre</Trans>
            </Button>
            {series && (
              <Button variant="default" loading={ending.isPending} onClick={() => ending.mutate()}>
                <Trans>Arrêter la série ici</Trans>
              </Button>
            )}
          </div>
        </More>
      )}
      <PlanSheet meeting={meeting} opened={isChanging} onClose={() => setChanging(false)} />
    </div>
  );
}

export const AllMeetings = () => (
  <Link to="/meetings" search={{ show: 'all' }} className={rows.link}>
    <Trans>Toutes les rencontres</Trans>
    <Icon name="chevron" size={20} />
  </Link>
);
