import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import type { Entry } from '../../server/reads';
import { useFormat } from '../../ui/format';
import { monthsOf, type Month } from './months';
import { MonthLines } from './month-lines';
import { MonthTable } from './month-table';
import { useWords } from './words';
import styles from './statement.module.css';

type Props = Readonly<{ entries: readonly Entry[]; onOpen: (line: Entry) => void }>;

/** The last twelve months that have a line, newest first, then as many more at each « Plus ». */
export function Statement({ entries, onOpen }: Props) {
  const { t } = useLingui();
  const [shown, setShown] = useState(12);
  const desk = useMediaQuery('(min-width: 48em), print', undefined, { getInitialValueInEffect: false });
  const months = monthsOf(entries);
  const Lines = desk ? MonthTable : MonthLines;
  return (
    <div className={styles.statement}>
      {months.slice(0, shown).map((month) => (
        <section key={month.month} aria-labelledby={`m-${month.month}`}>
          <MonthHead month={month} />
          <Lines month={month} onOpen={onOpen} />
        </section>
      ))}
      {months.length > shown && (
        <Button variant="default" onClick={() => setShown(shown + 12)}>
          {t`Plus ancien`}
        </Button>
      )}
    </div>
  );
}

function MonthHead({ month: { month, opening, closing } }: { month: Month }) {
  const format = useFormat();
  const words = useWords();
  const [before, after] = [words.balance(opening), words.balance(closing)];
  return (
    <header className={styles.monthHead}>
      <h2 id={`m-${month}`} className={styles.month}>
        {format.month(month)}
      </h2>
      <p className={styles.balances}>
        {opening === closing ? (
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
