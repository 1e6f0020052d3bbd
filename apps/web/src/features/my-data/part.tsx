import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useFormat } from '../../ui/format';
import rows from '../../ui/layout/rows.module.css';
import styles from './my-data.module.css';

type Line = Readonly<{ key: string; text: ReactNode; struck?: boolean }>;

type Props = Readonly<{ title: string; lines: readonly Line[]; hidesEmpty?: boolean }>;

/** As many as `.folded` shows. */
const first = 5;

/** One kind of thing that is kept, line by line: on the screen the first lines until all are wanted, on paper all. */
export function Part({ title, lines, hidesEmpty = false }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const isLong = lines.length > first;
  const count = format.number(lines.length);
  if (hidesEmpty && lines.length === 0) return null;
  return (
    <div className={styles.part}>
      <h3>{isLong ? `${title}, ${count}` : title}</h3>
      {lines.length === 0 ? (
        <p className={rows.dim}>
          <Trans>Rien.</Trans>
        </p>
      ) : (
        <ul className={`${styles.list} ${isLong && !isOpen ? styles.folded : ''}`}>
          {lines.map(({ key, text, struck }) => (
            <li key={key} className={struck ? styles.struck : undefined}>
              {text}
            </li>
          ))}
        </ul>
      )}
      {isLong && (
        <div className={styles.tools}>
          <Button
            variant="subtle"
            px="xs"
            aria-expanded={isOpen}
            aria-label={isOpen ? t`Replier : ${title}` : t`Voir les ${count} : ${title}`}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? t`Replier` : t`Voir les ${count}`}
          </Button>
        </div>
      )}
    </div>
  );
}
