import { useLingui } from '@lingui/react/macro';
import type { LivelinessAnswer, LivelinessPeopleAnswer, PersonId } from '@relais/contracts';
import { Link } from '@tanstack/react-router';
import { createContext, use, useMemo, type ReactNode } from 'react';
import { useNetwork } from '../../server/network-context';
import styles from './network.module.css';
import { rowsBehind, type Row, type RowsKey } from './rows';

type Behind = Readonly<{
  rowsOf: (key: string) => readonly Row[] | null;
  dayOf: (meetingId: string) => string | undefined;
  nameOf: (personId: PersonId) => string | null;
}>;

const BehindContext = createContext<Behind>({
  rowsOf: () => null,
  dayOf: () => undefined,
  nameOf: () => null,
});

/** What stands behind the counts of the page. */
export const useBehind = () => use(BehindContext);

type ProviderProps = Readonly<{
  answer: LivelinessAnswer;
  people: LivelinessPeopleAnswer | undefined;
  howMany: number;
  children: ReactNode;
}>;

export function BehindProvider({ answer, people, howMany, children }: ProviderProps) {
  const behind = useMemo((): Behind => {
    const names = new Map(people?.people.map(({ personId, name }) => [personId, name]));
    const meetings = [...answer.meetings, ...answer.otherMeetings];
    const days = new Map<string, string>(meetings.map(({ meetingId, date }) => [meetingId, date]));
    return {
      rowsOf: (key) => rowsBehind({ answer, people, howMany }, key),
      dayOf: (meetingId) => days.get(meetingId),
      nameOf: (personId) => names.get(personId) ?? null,
    };
  }, [answer, people, howMany]);
  return <BehindContext value={behind}>{children}</BehindContext>;
}

/** A count that opens its rows, where there are any and they may be seen. */
export function Count({ of, children }: { of: RowsKey; children: ReactNode }) {
  const rows = useBehind().rowsOf(of);
  if (!rows || rows.length === 0) return children;
  return (
    <Link
      to="/network"
      search={(now) => ({ ...now, rows: of })}
      resetScroll={false}
      className={styles.count}
      data-rows={of}
    >
      {children}
    </Link>
  );
}

/** A name that leads to the person, for those who may open the people's page. */
export function PersonName({ personId }: { personId: PersonId }) {
  const { t } = useLingui();
  const { may } = useNetwork();
  const name = useBehind().nameOf(personId);
  if (name === null) return t`nom effacé`;
  if (!may.includes('read-people')) return name;
  return (
    <Link to="/people" hash={`person-${personId}`} className={styles.personLink}>
      {name}
    </Link>
  );
}
