import { Trans, useLingui } from '@lingui/react/macro';
import { useFormat } from '../../../ui/format';
import { useKindWords } from '../../../ui/kind-words';
import { Sheet } from '../../../ui/layout/sheet';
import styles from '../network.module.css';
import { Count, PersonName, useBehind } from './behind';
import { useRowTitle } from './row-titles';
import type { Row } from './rows';

type Props = Readonly<{ of: string | undefined; comfortSize: number; onClose: () => void }>;

/** The rows behind one count: as many as it says. */
export function RowsSheet({ of = '', comfortSize, onClose }: Props) {
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

function RowLine({ row }: { row: Row }) {
  const { t } = useLingui();
  const format = useFormat();
  const { dayOf } = useBehind();
  const kindNames = useKindWords();
  const dim = (text: string | undefined) => text && <span className={styles.dim}>{text}</span>;
  if ('personId' in row) {
    const day = 'meetingId' in row ? dayOf(row.meetingId) : undefined;
    return (
      <>
        <span className={styles.name}>
          {row.personId === null ? t`invité sans nom` : <PersonName personId={row.personId} />}
        </span>
        {dim(day && format.shortDayYear(day))}
      </>
    );
  }
  if ('giverId' in row) {
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
        {dim('on' in row ? format.shortDayYear(row.on) : undefined)}
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
