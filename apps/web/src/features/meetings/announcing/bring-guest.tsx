import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { MeetingId } from '@relais/contracts';
import { useQuery } from '@tanstack/react-query';
import { useNetwork } from '../../../server/network-context';
import { today } from '../../../server/reads';
import { Empty } from '../../../ui/layout/page';
import rows from '../../../ui/layout/rows.module.css';
import { ListSkeleton } from '../../../ui/layout/skeletons';
import { hasBegun } from '../on-the-day';
import { useSheet } from '../sheet/use-sheet';
import { useTitle, useWhenAndWhere } from '../words';
import { Guests } from './guests';
import { useAnnouncing } from './use-announcing';

/** The guests that a member brings to the next meeting, as on its own page. */
export function BringGuest() {
  const { t } = useLingui();
  const { data, isError, refetch } = useQuery(today(useNetwork()));
  if (data?.next) return <ForMeeting meetingId={data.next.meetingId} />;
  if (data) return <Empty title={t`Aucune rencontre n'est prévue.`} />;
  return isError ? <Unread again={() => void refetch()} /> : <ListSkeleton rows={2} />;
}

function ForMeeting({ meetingId }: { meetingId: MeetingId }) {
  const { personId, personName } = useNetwork();
  const title = useTitle();
  const when = useWhenAndWhere();
  const { meeting, lines, failed, again } = useSheet(meetingId);
  const announcing = useAnnouncing(meetingId, { personId, name: personName ?? '' }, lines);
  if (!meeting) return failed ? <Unread again={again} /> : <ListSkeleton rows={2} />;
  return (
    <div className={rows.stack}>
      <p className={rows.dim}>{[title(meeting), when(meeting)].join(', ')}</p>
      {hasBegun(meeting, Date.now()) ? (
        <p>
          <Trans>La rencontre a commencé : dis aux animateurs qui vient avec toi.</Trans>
        </p>
      ) : (
        <Guests meeting={meeting} announcing={announcing} isMine isOpen />
      )}
    </div>
  );
}

function Unread({ again }: { again: () => void }) {
  const { t } = useLingui();
  return (
    <Empty
      title={t`La rencontre n'a pas pu être lue.`}
      action={<Button onClick={again}>{t`Réessayer`}</Button>}
    />
  );
}
