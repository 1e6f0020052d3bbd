import { Trans, useLingui } from '@lingui/react/macro';
import { useFormat } from '../../../ui/format';
import styles from '../network.module.css';
import { Count } from '../rows/behind';
import { type Column, groups } from '../rows/columns';
import { useGroupWords } from '../rows/group-words';

export function MeetingsTable({ columns }: { columns: readonly Column[] }) {
  const { t } = useLingui();
  const format = useFormat();
  const { groupNames, kindNames } = useGroupWords();
  return (
    <div className={styles.tableFrame} tabIndex={0} role="region" aria-label={t`Chiffres par rencontre`}>
      <table className={`${styles.table} figures`}>
        <caption className="hidden-visually">
          <Trans>Chiffres par rencontre</Trans>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t`Jour`}</th>
            <th scope="col">{t`Type`}</th>
            {groups.map((group) => (
              <th key={group} scope="col">
                {groupNames[group]}
              </th>
            ))}
            <th scope="col">{t`Salle`}</th>
          </tr>
        </thead>
        <tbody>
          {columns.toReversed().map((column) => (
            <tr key={column.meetingId}>
              <th scope="row">{format.shortDayYear(column.date)}</th>
              <td>{kindNames[column.kind]}</td>
              {groups.map((group) => (
                <td key={group}>
                  {column.counted && <Count of={`${column.meetingId}.${group}`}>{column[group]}</Count>}
                </td>
              ))}
              <td>
                <Count of={`${column.meetingId}.room`}>{column.room}</Count>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
