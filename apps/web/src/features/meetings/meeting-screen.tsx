import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { MeetingId } from '@relais/contracts';
import { Suspense, lazy } from 'react';
import { useNetwork } from '../../server/network-context';
import { Empty, Lead, Page } from '../../ui/layout/page';
import { useKindWords } from '../../ui/kind-words';
import { MyNeeds } from '../../ui/further/my-needs';
import rows from '../../ui/layout/rows.module.css';
import { ListSkeleton } from '../../ui/layout/skeletons';
import { AttendancePage } from './sheet/attendance-page';
import { AddToCalendar } from './add-to-calendar';
import { AllMeetings, MeetingTools } from './meeting-tools';
import styles from './meetings.module.css';
import { MyPresence } from './my-presence';
import { hasBegun, isOnTheDay } from './on-the-day';
import { Paper } from './paper';
import { useSheet } from './sheet/use-sheet';
import { capital, useDayWords, useWhenAndWhere } from './words';

const Agenda = lazy(() => import('./agenda/agenda').then((module) => ({ default: module.Agenda })));
const Minute = lazy(() => import('./round/minute').then((module) => ({ default: module.Minute })));
const Announcement = lazy(() =>
  import('./announcing/announcement').then((module) => ({ default: module.Announcement })),
);
const Expected = lazy(() => import('./announcing/expected').then((module) => ({ default: module.Expected })));

type Props = Readonly<{ meetingId: MeetingId; today: string }>;

/** One meeting: planned, on its day, held or cancelled; for those who fill in its sheet, and for members. */
export function MeetingScreen({ meetingId, today }: Props) {
  const { t } = useLingui();
  const { may, personId, personName } = useNetwork();
  const sheet = useSheet(meetingId);
  const day = useDayWords();
  const kinds = useKindWords();
  const when = useWhenAndWhere();
  const { meeting, lines } = sheet;
  if (!meeting)
    return (
      <Page title={t`Rencontre`} aside={<AllMeetings />}>
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
  const isRun = may.includes('record-attendance');
  const mayPlan = may.includes('put-meeting');
  const hasCome = meeting.date <= today && meeting.status !== 'cancelled';
  const isAhead = meeting.status === 'scheduled' && !hasBegun(meeting, Date.now());
  const isParticipant = lines.some((line) => line.personId === personId);
  const isTold = meeting.date === today && meeting.status === 'scheduled' && isParticipant;
  if (isRun && hasCome) return <AttendancePage meeting={meeting} sheet={sheet} />;
  return (
    <Page title={t`Rencontre`} isLed aside={<AllMeetings />} isUntitledOnPaper>
      <Lead word={capital(day(meeting))}>
        {[kinds[meeting.kind], meeting.status === 'cancelled' ? t`annulée` : when(meeting)].join(', ')}
      </Lead>
      {meeting.holiday !== null && meeting.status === 'scheduled' && (
        <p className={rows.dim}>{t`Jour férié : ${meeting.holiday}`}</p>
      )}
      <div className={styles.columns} data-on-paper={mayPlan ? 'no' : undefined}>
        <div className={rows.stack}>
          <Suspense>
            {isAhead && !isOnTheDay(meeting, Date.now()) && isParticipant && (
              <Announcement meeting={meeting} lines={lines} person={{ personId, name: personName ?? '' }} />
            )}
            {isAhead && isRun && <Expected meeting={meeting} lines={lines} />}
          </Suspense>
          {hasCome && <MyPresence meeting={meeting} sheet={sheet} />}
        </div>
        <div className={rows.stack}>
          <Suspense>
            {isTold && <Minute />}
            <Agenda meeting={meeting} />
          </Suspense>
          {meeting.date >= today && isParticipant && <MyNeeds />}
          {meeting.date >= today && <AddToCalendar meetingId={meeting.meetingId} />}
          {mayPlan && <MeetingTools meeting={meeting} />}
        </div>
      </div>
      {mayPlan && <Paper meeting={meeting} lines={lines} />}
    </Page>
  );
}
