import { Trans, useLingui } from '@lingui/react/macro';
import { useNetwork } from '../../server/network-context';
import { useFormat } from '../../ui/format';
import { Card } from '../../ui/layout/page';
import rows from '../../ui/layout/rows.module.css';
import type { Version } from './reads';
import { ruleGroups, useRuleWords } from './rule-words';
import styles from './rules.module.css';

const ruleOrder = Object.values(ruleGroups).flat();

/** From when each version holds, what it changed, and who adopted it; the latest day first. */
export function History({ versions, today }: Readonly<{ versions: readonly Version[]; today: string }>) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useRuleWords();
  const { personId } = useNetwork();
  const nameOf = ({ by }: Version) =>
    by && (by.personId === personId ? t`par toi` : t`par ${by.name ?? t`nom effacé`}`);
  const changes = (version: Version, before: Version): string[] => {
    const [now, then] = [words(version.charter), words(before.charter)];
    return ruleOrder.flatMap((rule) => (now[rule] !== then[rule] && now[rule]) || []);
  };
  return (
    <Card labelledBy="rules-history">
      <div className={rows.stack}>
        <h2 id="rules-history">
          <Trans>Ce qui a changé</Trans>
        </h2>
        <ol className={styles.versions}>
          {versions
            .map((version, n) => ({ version, before: versions[n - 1], day: format.day(version.from) }))
            .reverse()
            .map(({ version, before, day }) => (
              <li key={version.from} className={rows.tight}>
                <p className={rows.strong}>
                  {version.from > today
                    ? t`À partir du ${day}`
                    : before
                      ? t`Le ${day}`
                      : t`Premières règles, le ${day}`}
                </p>
                {before && <Changes sentences={changes(version, before)} />}
                {version.by && <p className={`${rows.small} ${rows.dim}`}>{nameOf(version)}</p>}
              </li>
            ))}
        </ol>
      </div>
    </Card>
  );
}

function Changes({ sentences }: { sentences: readonly string[] }) {
  const { t } = useLingui();
  return (
    <ul className={styles.sentences}>
      {(sentences.length > 0 ? sentences : [t`Rien ne change ce jour-là.`]).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
