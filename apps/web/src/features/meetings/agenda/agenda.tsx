import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { MeetingAnswer } from '@relais/contracts';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useNetwork } from '../../../server/network-context';
import { useFormat } from '../../../ui/format';
import rows from '../../../ui/layout/rows.module.css';
import { Sheet } from '../../../ui/layout/sheet';
import meetings from '../meetings.module.css';
import { isOnTheDay } from '../on-the-day';
import { AgendaForm } from './agenda-form';
import { AgendaList } from './agenda-list';

/** What the meeting does, by the clock; hosts adopt it. */
export function Agenda({ meeting }: { meeting: MeetingAnswer }) {
  const { t } = useLingui();
  const format = useFormat();
  const { may } = useNetwork();
  const [isChanging, setChanging] = useState(false);
  const mayAdopt = may.includes('put-meeting') && meeting.status === 'scheduled';
  const { agenda, agendaOf, meetingId } = meeting;
  const isEmpty = agenda.length === 0;
  if (isEmpty && !mayAdopt) return null;
  const since = agendaOf && agendaOf.meetingId !== meetingId ? format.longDay(agendaOf.date) : null;
  const action = isEmpty ? t`Proposer un ordre du jour` : t`Modifier l'ordre du jour`;
  return (
    <section aria-labelledby="agenda" className={meetings.section}>
      <h2 id="agenda">
        <Trans>Ordre du jour</Trans>
      </h2>
      <AgendaList meeting={meeting} />
      {since && (
        <p className={`${rows.dim} ${rows.small}`}>
          <Trans>Repris de la rencontre du {since}.</Trans>
        </p>
      )}
      {mayAdopt && (
        <div className={rows.inline}>
          {isOnTheDay(meeting, Date.now()) && (
            <Button renderRoot={(props) => <Link to="/round" search={{ meeting: meetingId }} {...props} />}>
              <Trans>Tour de table</Trans>
            </Button>
          )}
          <Button variant="default" onClick={() => setChanging(true)}>
            {action}
          </Button>
        </div>
      )}
      <Sheet opened={isChanging} onClose={() => setChanging(false)} title={action}>
        <AgendaForm meeting={meeting} onDone={() => setChanging(false)} />
      </Sheet>
    </section>
  );
}
