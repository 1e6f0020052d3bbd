import { useLingui } from '@lingui/react/macro';
import { useFormat } from '../../../ui/format';
import styles from '../meetings/meetings-chart.module.css';
import { type Column, groups } from './columns';
import { useGroupWords } from './group-words';

/** A column in words: day, room and groups. */
export function useColumnWords() {
  const { t } = useLingui();
  const format = useFormat();
  const { groupNames, kindNames } = useGroupWords();
  return (column: Column) => {
    const [day, kind, there] = [format.day(column.date), kindNames[column.kind], column.room];
    const parts = groups.flatMap((group) =>
      column.counted && column[group] > 0 ? [`${groupNames[group]} ${column[group]}`] : [],
    );
    return [t`${kind} du ${day}, ${there} dans la salle`, ...parts].join(', ');
  };
}

/** The values of the column under the pointer or in focus, or of the chosen one; the column's button says the same. */
export function ColumnValues({ column }: { column: Column | undefined }) {
  const wordsOf = useColumnWords();
  return (
    <p className={`${styles.values} figures`} aria-hidden="true">
      {column && wordsOf(column)}
    </p>
  );
}
