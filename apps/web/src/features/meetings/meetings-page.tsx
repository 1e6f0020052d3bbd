import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { MeetingId } from '@relais/contracts';
import { dayAfter } from '@relais/contracts/rules';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useNetwork } from '../../server/network-context';
import { minuteIn } from '../../ui/format';
import { Empty, Page } from '../../ui/layout/page';
import { ListSkeleton } from '../../ui/layout/skeletons';
import { MeetingScreen } from './meeting-screen';
import { Overview } from './overview';
import { meetings } from './reads';
import { leadingOf } from './when.rules';

const route = getRouteApi('/signed-in/meetings');
const daysBack = 182;
const daysAhead = 183;

/** Today's sheet where there is one; else the meetings to come and those that were. `show`: one of them, or all. */
export function MeetingsPage() {
  const { t } = useLingui();
  const network = useNetwork();
  const { show } = route.useSearch();
  const now = minuteIn(network.timezone, new Date().toISOString());
  const today = now.slice(0, 10);
  const span = { from: dayAfter(today, -daysBack), to: dayAfter(today, daysAhead) };
  const { data, isError, refetch } = useQuery(meetings(network, span));
  const leading = leadingOf(data ?? [], dayAfter(today, -1), now);
  const shown = show === undefined ? leading?.meetingId : show === 'all' ? undefined : (show as MeetingId);
  if (shown) return <MeetingScreen key={shown} meetingId={shown} today={today} />;
  if (data) return <Overview meetings={data} today={today} earliest={span.from} />;
  return (
    <Page title={t`Rencontre`}>
      {isError ? (
        <Empty
          title={t`Les rencontres n'ont pas pu être lues.`}
          action={<Button onClick={() => void refetch()}>{t`Réessayer`}</Button>}
        />
      ) : (
        <ListSkeleton rows={7} />
      )}
    </Page>
  );
}
