import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { MeetingId } from '@relais/contracts';
import { useNetwork } from '../../server/network-context';
import { Empty, Lead, Page } from '../../ui/layout/page';
import { useKindWords } from '../../ui/kind-words';
import { ListSkeleton } from '../../ui/layout/skeletons';
import { AttendancePage } from './sheet/attendance-page';
import { AllMeetings, MeetingTools } from './meeting-tools';
import { MyPresence } from './my-presence';
import { Paper } from './paper';
import { useSheet } from './sheet/use-sheet';
import { capital, useDayWords, useWhenAndWhere } from './words';

type Props = Readonly<{ meetingId: MeetingId; today: string }>;

/** One meeting: planned, on its day, held or cancelled; for those who fill in its sheet, and for members. */
export function MeetingScreen({ meetingId, today }: Props) {
  const { t } = useLingui();
  const { may } = useNetwork();
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
  const hasCome = meeting.date <= today && meeting.status !== 'cancelled';
  if (isRun && hasCome) return <AttendancePage meeting={meeting} sheet={sheet} />;
  return (
    <Page title={t`Rencontre`} isLed aside={<AllMeetings />} isUntitledOnPaper>
      <Lead word={capital(day(meeting))}>
        {[kinds[meeting.kind], meeting.status === 'cancelled' ? t`annulée` : when(meeting)].join(', ')}
      </Lead>
      {hasCome && <MyPresence meeting={meeting} sheet={sheet} />}
      {may.includes('put-meeting') && (
        <>
          <MeetingTools meeting={meeting} />
          <Paper meeting={meeting} lines={lines} />
        </>
      )}
    </Page>
  );
}
