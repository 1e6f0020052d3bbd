import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMediaQuery } from '@mantine/hooks';
import { useNetwork } from '../../server/network-context';
import type { Ledger } from '../../server/reads';
import { useFormat } from '../../ui/format';
import { useWords } from './words';
import type { LedgerFigure } from './lines-behind';
import { LinesLink } from './lines-link';
import ledger from './ledger.module.css';
import styles from './statement.module.css';

type Props = Readonly<{ counterparts: Ledger['counterparts'] }>;

/** Given and received side by side, the last exchange first. */
export function ByPerson({ counterparts }: Props) {
  const desk = useMediaQuery('(min-width: 48em), print', undefined, { getInitialValueInEffect: false });
  return desk ? <PersonTable counterparts={counterparts} /> : <PersonList counterparts={counterparts} />;
}

function PersonList({ counterparts }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useWords();
  return (
    <ul className={styles.lines}>
      {counterparts.map(({ personId, name, given, received, lastExchange }) => (
        <li key={personId} className={styles.person}>
          <LinesLink withId={personId} className={`${styles.what} ${ledger.opens}`}>
            {words.name(name)}
          </LinesLink>
          <span className="figures">
            <Opening
              opens="given"
              count={given}
              withId={personId}
              words={t`${plural(given, { one: '# donnée', other: '# données' })}`}
            />
            {', '}
            <Opening
              opens="received"
              count={received}
              withId={personId}
              words={t`${plural(received, { one: '# reçue', other: '# reçues' })}`}
            />
          </span>
          <span className={styles.under}>
            <Trans>dernier échange le {format.shortDayYear(lastExchange)}</Trans>
          </span>
        </li>
      ))}
    </ul>
  );
}

type OpeningProps = Readonly<{ opens: LedgerFigure; count: number; withId: string; words: string }>;

/** A count that opens its lines, where it has any. */
const Opening = ({ opens, count, withId, words }: OpeningProps) =>
  count === 0 ? (
    words
  ) : (
    <LinesLink opens={opens} withId={withId} className={ledger.opens}>
      {words}
    </LinesLink>
  );

function PersonTable({ counterparts }: Props) {
  const network = useNetwork();
  const format = useFormat();
  const words = useWords();
  const money = (cents: number | null) => (cents ? format.money(cents, network) : '');
  return (
    <table className={`${styles.table} figures`}>
      <caption className="hidden-visually">
        <Trans>Par personne</Trans>
      </caption>
      <thead>
        <tr>
          <th scope="col" className={styles.nameColumn}>
            <Trans>Personne</Trans>
          </th>
          <th scope="col" className={styles.right}>
            <Trans>J'ai donné</Trans>
          </th>
          <th scope="col" className={styles.right}>
            <Trans>J'ai reçu</Trans>
          </th>
          <th scope="col" className={styles.right}>
            <Trans>Affaires grâce à moi</Trans>
          </th>
          <th scope="col" className={styles.right}>
            <Trans>Affaires grâce à elle ou lui</Trans>
          </th>
          <th scope="col" className={styles.right}>
            <Trans>Dernier échange</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {counterparts.map(({ personId, name, given, received, broughtIn, earned, lastExchange }) => (
          <tr key={personId} style={{ height: '2.75rem' }}>
            <th scope="row">
              <LinesLink withId={personId} className={ledger.opens}>
                {words.name(name)}
              </LinesLink>
            </th>
            {(
              [
                ['given', given, given],
                ['received', received, received],
                ['brought-in', broughtIn, money(broughtIn)],
                ['earned', earned, money(earned)],
              ] as const
            ).map(([figure, value, shown]) => (
              <td key={figure} className={styles.right}>
                {value ? (
                  <LinesLink
                    opens={figure}
                    withId={personId}
                    className={ledger.opens}
                    aria-label={`${words.name(name)}, ${String(shown)}`}
                  >
                    {shown}
                  </LinesLink>
                ) : (
                  shown
                )}
              </td>
            ))}
            <td className={`${styles.right} ${styles.dim}`}>{format.shortDayYear(lastExchange)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
