import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import type { Entry } from '../../server/reads';
import { useFormat } from '../../ui/format';
import rows from '../../ui/layout/rows.module.css';
import { monthsOf, type Month } from './months';
import { MonthLines } from './month-lines';
import { MonthTable } from './month-table';
import { useWords } from './words';
import styles from './statement.module.css';

/** `isPart`: these are not all lines, so that a month has no balance of its own. */
type Props = Readonly<{
  entries: readonly Entry[];
  isPart: boolean;
  opened: string | undefined;
  onOpen: (line: Entry) => void;
}>;

/** The last twelve months that have a line, newest first, then as many more at each « Plus ». */
export function Statement({ entries, isPart, opened, onOpen }: Props) {
  const { t } = useLingui();
  const [older, setOlder] = useState(12);
  const shown = isPart ? Infinity : older;
  const desk = useMediaQuery('(min-width: 48em), print', undefined, { getInitialValueInEffect: false });
  const months = monthsOf(entries);
  const Lines = desk ? MonthTable : MonthLines;
  return (
    <div className={styles.statement}>
      {!desk && !isPart && (
        <p className={`${rows.small} ${rows.dim}`}>
          <Trans>À droite, une fois la ligne comptée : recos données moins recos reçues.</Trans>
        </p>
      )}
      {months.slice(0, shown).map((month) => (
        <section key={month.month} aria-labelledby={`m-${month.month}`}>
          <MonthHead month={month} isPart={isPart} />
          <Lines month={month} isPart={isPart} opened={opened} onOpen={onOpen} />
        </section>
      ))}
      {months.length > shown && (
        <Button variant="default" onClick={() => setOlder(older + 12)}>
          {t`Plus ancien`}
        </Button>
      )}
    </div>
  );
}

function MonthHead({
  month: { month, opening, closing, lines },
  isPart,
}: Readonly<{ month: Month; isPart: boolean }>) {
  const format = useFormat();
  const words = useWords();
  const [before, after] = [words.running(opening), words.running(closing)];
  return (
    <header className={styles.monthHead}>
      <h2 id={`m-${month}`}>{format.month(month)}</h2>
      <p className={styles.balances}>
        {isPart ? (
          <Plural value={lines.length} one="# ligne" other="# lignes" />
        ) : opening === closing ? (
          <Trans>{after}, comme au début du mois</Trans>
        ) : (
          <Trans>
            au début {before}, à la fin {after}
          </Trans>
        )}
      </p>
    </header>
  );
}
