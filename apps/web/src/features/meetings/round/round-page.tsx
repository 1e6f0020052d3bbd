import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { MeetingId } from '@relais/contracts';
import { getRouteApi } from '@tanstack/react-router';
import { useNetwork } from '../../../server/network-context';
import { Empty, Page } from '../../../ui/layout/page';
import { ListSkeleton } from '../../../ui/layout/skeletons';
import { Projection } from './projection';
import { Running } from './running';
import { Starting } from './starting';
import { useRound } from './use-round';

const route = getRouteApi('/signed-in/round');

/** « Tour de table », for the host who runs it; or on a large screen for the room. */
export function RoundPage() {
  const { t } = useLingui();
  const { may } = useNetwork();
  const { meeting, on } = route.useSearch();
  if (!may.includes('put-meeting'))
    return (
      <Page title={t`Tour de table`}>
        <Empty title={t`Les personnes qui animent mènent le tour de table.`} />
      </Page>
    );
  return <RoundOf key={meeting} meetingId={meeting as MeetingId} isProjected={on === 'screen'} />;
}

function RoundOf({ meetingId, isProjected }: { meetingId: MeetingId; isProjected: boolean }) {
  const { t } = useLingui();
  const running = useRound(meetingId);
  const { sheet, round } = running;
  if (!sheet.meeting)
    return (
      <Page title={t`Tour de table`}>
        {sheet.failed ? (
          <Empty
            title={t`La rencontre n'a pas pu être lue.`}
            action={<Button onClick={sheet.again}>{t`Réessayer`}</Button>}
          />
        ) : (
          <ListSkeleton rows={7} />
        )}
      </Page>
    );
  if (isProjected) return <Projection meeting={sheet.meeting} running={running} />;
  return (
    <Page title={t`Tour de table`}>
      {round ? (
        <Running running={running} round={round} meetingId={meetingId} />
      ) : (
        <Starting meeting={sheet.meeting} running={running} />
      )}
    </Page>
  );
}
