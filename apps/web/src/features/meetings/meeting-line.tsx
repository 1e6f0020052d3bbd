import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useNetwork } from '../../server/network-context';
import { dayIn } from '../../ui/format';
import { useKindWords } from '../../ui/kind-words';
import { Icon } from '../../ui/theme/icons';
import styles from './meetings.module.css';
import type { Meeting } from './reads';
import { capital, useDayWords, useWhenAndWhere } from './words';

/** A meeting on a list: what it is, when and where, and how it went. */
export function MeetingLine({ meeting }: { meeting: Meeting }) {
  const { t } = useLingui();
  const { timezone } = useNetwork();
  const day = useDayWords();
  const kind = useKindWords()[meeting.kind];
  const when = useWhenAndWhere();
  const { meetingId, date, status, room, holiday } = meeting;
  const said = () => {
    switch (status) {
      case 'cancelled':
        return t`annulée`;
      case 'held':
        return room === 0
          ? t`sans liste de présence`
          : t`${plural(room, { one: '# personne dans la salle', other: '# personnes dans la salle' })}`;
      case 'scheduled':
        return date < dayIn(timezone)
          ? t`feuille à valider`
          : [when(meeting), holiday && t`jour férié : ${holiday}`].filter(Boolean).join(' · ');
    }
  };
  return (
    <li>
      <Link
        to="/meetings"
        search={{ show: meetingId }}
        className={styles.line}
        data-cancelled={status === 'cancelled' || undefined}
      >
        <span className={styles.words}>
          <span className={styles.title}>
            {capital(day(meeting))} <span className={styles.said}>{kind}</span>
          </span>
          <span className={styles.said}>{said()}</span>
        </span>
        <Icon name="chevron" size={20} />
      </Link>
    </li>
  );
}
