import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { LivelinessAnswer } from '@relais/contracts';
import { useFormat } from '../../../ui/format';
import { Count } from './behind';
import type { Over } from './rows';

type Props = Readonly<{ of: Over; answer: Pick<LivelinessAnswer, 'over' | 'meetings'> }>;

/** How many meetings a figure is about, and from which day to which. */
export function OverMeetings({ of, answer: { over, meetings } }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const ids = over[of];
  const dayOf = (wanted: string | undefined) => {
    const meeting = meetings.find(({ meetingId }) => meetingId === wanted);
    return meeting && format.shortDayYear(meeting.date);
  };
  const many = ids.length;
  const counted = t`${plural(many, { one: '# rencontre', other: '# rencontres' })}`;
  const [first, last] = [dayOf(ids[0]), dayOf(ids.at(-1))];
  return (
    <Trans>
      <Count of={`${of}.over`}>{counted}</Count>, du {first} au {last}
    </Trans>
  );
}
