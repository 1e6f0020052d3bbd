import { Plural, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { Ledger } from '../../server/reads';
import type { LedgerFigure } from './lines-behind';
import { useWords } from './words';
import styles from './ledger.module.css';

type Props = Readonly<{
  figure: LedgerFigure | undefined;
  /** The counterpart; all where none is named. */
  person: Pick<Ledger['counterparts'][number], 'name'> | undefined;
  count: number;
  isByPerson: boolean;
  onAll: () => void;
}>;

/** Shows which lines are listed, and leads back to all. */
export function LinesShown({ figure, person, count, isByPerson, onAll }: Props) {
  const { t } = useLingui();
  const { name } = useWords();
  const words: Record<LedgerFigure, string> = {
    given: t`J'ai donné`,
    received: t`J'ai reçu`,
    'leads-given': t`Pistes données`,
    'leads-received': t`Pistes reçues`,
    'brought-in': t`Affaires conclues grâce à moi`,
    earned: t`Affaires conclues grâce aux autres`,
  };
  return (
    <div className={styles.part} role="status">
      <span>
        <strong>{[figure && words[figure], person && name(person.name)].filter(Boolean).join(' · ')}</strong>
        {' · '}
        {isByPerson ? (
          <Plural value={count} one="# personne" other="# personnes" />
        ) : (
          <Plural value={count} one="# ligne" other="# lignes" />
        )}
      </span>
      <Button variant="default" data-back onClick={onAll}>
        {t`Tout le relevé`}
      </Button>
    </div>
  );
}
