import { useLingui } from '@lingui/react/macro';
import type { LivelinessAnswer, LivelinessPeopleAnswer, PersonId } from '@relais/contracts';
import { Link } from '@tanstack/react-router';
import { type ReactNode, createContext, use, useMemo } from 'react';
import styles from '../network.module.css';
import { groups } from './columns';
import { type Row, type RowsKey, rowsBehind } from './rows';

type Behind = Readonly<{
  rowsOf: (key: string) => readonly Row[] | null;
  dayOf: (meetingId: string) => string | undefined;
  nameOf: (personId: PersonId) => string | null;
  /** The day of the last counted meeting at which a person was in the room. */
  lastDayOf: (personId: PersonId) => string | undefined;
  people: LivelinessPeopleAnswer | undefined;
}>;

type Groups = LivelinessPeopleAnswer['meetings'][number];

const BehindContext = createContext<Behind>({
  rowsOf: () => null,
  dayOf: () => undefined,
  nameOf: () => null,
  lastDayOf: () => undefined,
  people: undefined,
});

/** The rows behind the counts of the page. */
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
      lastDayOf: (personId) => {
        const isThere = (meeting: Groups) => groups.some((group) => meeting[group].includes(personId));
        const last = people?.meetings.findLast(isThere)?.meetingId;
        return last && days.get(last);
      },
      people,
    };
  }, [answer, people, howMany]);
  return <BehindContext value={behind}>{children}</BehindContext>;
}

/** A count that opens its rows, where there are any and they may be seen; the number stays on the line of its word. */
export function Count({ of, children }: { of: RowsKey; children: ReactNode }) {
  const rows = useBehind().rowsOf(of);
  if (!rows || rows.length === 0) return children;
  return (
    <Link
      to="/network"
      search={({ person: _, ...now }) => ({ ...now, rows: of })}
      resetScroll={false}
      className={styles.count}
      data-rows={of}
    >
      {typeof children === 'string' ? children.replace(/^(\d\S*) /, '$1\u00a0') : children}
    </Link>
  );
}

/** A name that opens the person. */
export function PersonName({ personId }: { personId: PersonId }) {
  const { t } = useLingui();
  const name = useBehind().nameOf(personId);
  if (name === null) return t`nom effacé`;
  return (
    <Link
      to="/network"
      search={(now) => ({ ...now, person: personId })}
      resetScroll={false}
      className={styles.personLink}
    >
      {name}
    </Link>
  );
}
