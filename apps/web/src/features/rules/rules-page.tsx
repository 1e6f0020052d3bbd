import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNetwork } from '../../server/network-context';
import { description } from '../../server/reads';
import { dayIn, useFormat } from '../../ui/format';
import { Card, Empty, Page } from '../../ui/layout/page';
import rows from '../../ui/layout/rows.module.css';
import { CardsSkeleton } from '../../ui/layout/skeletons';
import { ForVisitors } from './for-visitors';
import { History } from './history';
import { type Charter, charter } from './reads';
import { ruleGroups, useRuleWords } from './rule-words';
import { RulesForm } from './rules-form';
import styles from './rules.module.css';

/** The charter in force in words, its history, and what visitors read; organisers change them. */
export function RulesPage() {
  const { t } = useLingui();
  const network = useNetwork();
  const format = useFormat();
  const { data, isError, refetch } = useQuery(charter(network));
  const described = useQuery(description(network)).data;
  const [changes, setChanges] = useState(false);
  const title = t`Règles du réseau`;
  if (!data)
    return (
      <Page title={title}>
        {isError ? (
          <Empty
            title={t`Les règles n'ont pas pu être lues.`}
            action={<Button onClick={() => void refetch()}>{t`Réessayer`}</Button>}
          />
        ) : (
          <CardsSkeleton />
        )}
      </Page>
    );
  const since = data.from && format.day(data.from);
  const today = dayIn(network.timezone);
  const mayChange = network.may.includes('change-charter');
  return (
    <Page title={title}>
      <Card labelledBy="rules-today">
        <div className={rows.stack}>
          <h2 id="rules-today">
            <Trans>Aujourd'hui</Trans>
          </h2>
          {since && <p className={rows.dim}>{t`Depuis le ${since}.`}</p>}
          {changes ? (
            <RulesForm answer={data} today={today} onDone={() => setChanges(false)} />
          ) : (
            <>
              <div className={styles.groups}>
                <InWords charter={data.charter} />
              </div>
              {mayChange && (
                <div>
                  <Button variant="default" onClick={() => setChanges(true)}>
                    <Trans>Changer les règles</Trans>
                  </Button>
                </div>
              )}
            </>
          )}
        </div>
      </Card>
      <History versions={data.versions} today={today} />
      {described && <ForVisitors key={network.id} described={described} />}
    </Page>
  );
}

function InWords({ charter: inForce }: { charter: Charter }) {
  const { t } = useLingui();
  const words = useRuleWords()(inForce);
  const headings = { together: t`Ensemble`, business: t`Affaires`, alive: t`Comment on compte` };
  return (Object.keys(ruleGroups) as (keyof typeof ruleGroups)[]).map((group) => {
    const sentences = ruleGroups[group].flatMap((rule) => words[rule] ?? []);
    return (
      <section key={group} className={rows.tight} aria-labelledby={`rules-${group}`}>
        <h3 id={`rules-${group}`}>{headings[group]}</h3>
        <ul className={styles.sentences}>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
    );
  });
}
