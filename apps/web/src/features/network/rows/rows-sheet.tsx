import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { MeetingId, PersonId } from '@relais/contracts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useFormat } from '../../../ui/format';
import { useKindWords } from '../../../ui/kind-words';
import { Sheet } from '../../../ui/layout/sheet';
import styles from '../network.module.css';
import { Count, PersonName, useBehind } from './behind';
import { useRowTitle } from './row-titles';
import type { Referral, Row } from './rows';

type Props = Readonly<{ of: string; comfortSize: number; onClose: () => void }>;

/** The rows behind one count: as many as it says, each with what is behind it. */
export function RowsSheet({ of, comfortSize, onClose }: Props) {
  const rows = useBehind().rowsOf(of);
  const titleOf = useRowTitle(comfortSize);
  const order = useOrder();
  if (!rows) return null;
  const title = titleOf(of);
  const count = rows.length;
  return (
    <Sheet
      opened
      onClose={onClose}
      title={
        <Trans>
          {title}, {count}
        </Trans>
      }
    >
      <ul className={styles.people}>
        {rows.toSorted(order).map((row, index) => (
          <li key={index} className={styles.person}>
            <RowLine row={row} />
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

type LinkProps = Readonly<{ meetingId: MeetingId; personId?: PersonId | null; children: ReactNode }>;

/** To the sheet of a meeting, where the history of this person's line is. */
const SheetLink = ({ meetingId, personId, children }: LinkProps) => (
  <Link
    to="/meetings"
    search={{ show: meetingId, ...(personId && { person: personId }) }}
    className={styles.personLink}
  >
    {children}
  </Link>
);

function RowLine({ row }: { row: Row }) {
  const { t } = useLingui();
  const format = useFormat();
  const { dayOf, rowsOf } = useBehind();
  const kindNames = useKindWords();
  const recorded = ({ on, recordedAt, imported }: Referral) => {
    const [day, moment] = [format.shortDayYear(on), format.instant(recordedAt)];
    return imported ? t`le ${day}, importée le ${moment}` : t`le ${day}, notée le ${moment}`;
  };
  const dim = (text: ReactNode) => text && <span className={styles.dim}>{text}</span>;
  if ('personId' in row) {
    const day = 'meetingId' in row ? dayOf(row.meetingId) : undefined;
    return (
      <>
        <span className={styles.name}>
          {row.personId === null ? t`invité sans nom` : <PersonName personId={row.personId} />}
        </span>
        {'meetingId' in row && day && dim(<SheetLink {...row}>{format.shortDayYear(day)}</SheetLink>)}
      </>
    );
  }
  if ('giverId' in row) {
    const pair = `pair.${row.giverId}.${row.receiverId}` as const;
    const between = rowsOf(pair)?.length ?? 0;
    const counted = t`${plural(between, { one: '# reco', other: '# recos' })}`;
    const [giver, receiver] = [
      <PersonName key="giver" personId={row.giverId} />,
      <PersonName key="receiver" personId={row.receiverId} />,
    ];
    return (
      <>
        <span className={styles.name}>
          <Trans>
            {giver} à {receiver}
          </Trans>
        </span>
        {dim('on' in row ? recorded(row) : <Count of={pair}>{counted}</Count>)}
      </>
    );
  }
  const states = { scheduled: t`pas encore close`, cancelled: t`annulée`, held: undefined };
  return (
    <>
      <span className={styles.name}>
        <Count of={`${row.meetingId}.room`}>{format.day(row.date)}</Count>
      </span>
      {dim([kindNames[row.kind], states[row.status]].filter(Boolean).join(', '))}
      {dim(<SheetLink meetingId={row.meetingId}>{t`Feuille de présence`}</SheetLink>)}
    </>
  );
}

/** Newest first, then by name. */
function useOrder() {
  const { dayOf, nameOf } = useBehind();
  const { locale } = useFormat();
  const byName = new Intl.Collator(locale).compare;
  const dayIn = (row: Row) =>
    'date' in row ? row.date : 'meetingId' in row ? (dayOf(row.meetingId) ?? '') : 'on' in row ? row.on : '';
  const nameIn = (row: Row) => {
    const personId = 'personId' in row ? row.personId : 'giverId' in row ? row.giverId : null;
    return (personId && nameOf(personId)) ?? '';
  };
  return (a: Row, b: Row) => {
    const [dayA, dayB] = [dayIn(a), dayIn(b)];
    return dayA === dayB ? byName(nameIn(a), nameIn(b)) : dayA < dayB ? 1 : -1;
  };
}
