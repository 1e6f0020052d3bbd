import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { SuspendedErasing } from '@relais/contracts';
import { useQuery } from '@tanstack/react-query';
import { useNetwork } from '../../server/network-context';
import { people } from '../../server/reads';
import { useFormat } from '../../ui/format';
import { Card, Empty } from '../../ui/layout/page';
import rows from '../../ui/layout/rows.module.css';
import { ListSkeleton } from '../../ui/layout/skeletons';
import { PersonLink } from '../../ui/further/person-link';
import { type Planned, erasures } from './privacy';
import styles from './privacy.module.css';

/** What will be erased within a week, and what was: by name as long as there is one. */
export function Erasures() {
  const { t } = useLingui();
  const { data, isError, refetch } = useQuery(erasures(useNetwork()));
  return (
    <div className={styles.screenOnly}>
      {data ? (
        <div className={styles.erasures}>
          <Card labelledBy="planned">
            <h2 id="planned">
              <Trans>À effacer dans les sept jours</Trans>
            </h2>
            {data.suspended && <Suspended because={data.suspended.because} />}
            <Lines lines={data.planned} arePlanned empty={t`Rien n'arrive à son terme cette semaine.`} />
          </Card>
          <Card labelledBy="erased">
            <h2 id="erased">
              <Trans>Effacé</Trans>
            </h2>
            <Lines lines={data.erased} empty={t`Rien n'a encore été effacé.`} />
          </Card>
        </div>
      ) : isError ? (
        <Empty
          title={t`Les effacements n'ont pas pu être lus.`}
          action={<Button onClick={() => void refetch()}>{t`Réessayer`}</Button>}
        />
      ) : (
        <ListSkeleton rows={2} />
      )}
    </div>
  );
}

function Suspended({ because }: Pick<SuspendedErasing, 'because'>) {
  return (
    <p role="status" className={styles.suspended}>
      {because === 'clock-ahead' ? (
        <Trans>
          Rien n'est effacé en ce moment : l'horloge du serveur a plus de trente jours d'avance sur la
          dernière heure notée.
        </Trans>
      ) : (
        <Trans>
          Rien n'est effacé en ce moment : l'horloge du serveur est en retard sur le dernier enregistrement.
        </Trans>
      )}{' '}
      <Trans>
        L'effacement reprendra quand l'horloge aura avancé normalement deux nuits de suite, ou quand la
        personne qui gère Relais l'aura confirmée.
      </Trans>
    </p>
  );
}

type LinesProps = Readonly<{ lines: readonly Planned[]; arePlanned?: boolean; empty: string }>;

function Lines({ lines, arePlanned = false, empty }: LinesProps) {
  const format = useFormat();
  const words = useErasureWords();
  if (lines.length === 0) return <p className={`${rows.dim} ${styles.none}`}>{empty}</p>;
  return (
    <ul className={styles.list}>
      {groupsOf(lines).map(({ line, count }) => (
        <li key={`${line.what} ${line.about}`} className={styles.line}>
          <p>
            <span className={rows.strong}>{words.person(line, count)}</span> · {words.what(line.what)}
          </p>
          <p className={`${rows.small} ${rows.dim}`}>
            <time dateTime={line.on}>{format.day(line.on)}</time>
            {arePlanned && <> · {words.why(line.what)}</>}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Recommended people have no name here: those of one day are one line. */
function groupsOf(lines: readonly Planned[]): { line: Planned; count: number }[] {
  const groups = new Map<string, { line: Planned; count: number }>();
  for (const line of lines) {
    const key = `${line.what} ${line.what === 'prospect' ? line.on : line.about}`;
    const { line: first = line, count = 0 } = groups.get(key) ?? {};
    groups.set(key, { line: first, count: count + 1 });
  }
  return [...groups.values()];
}

function useErasureWords() {
  const { t } = useLingui();
  const known = useQuery(people(useNetwork())).data ?? [];
  return {
    person({ what, about }: Planned, count: number) {
      if (what === 'prospect')
        return <Plural value={count} one="Une personne recommandée" other="# personnes recommandées" />;
      const person = known.find(({ personId }) => personId === about);
      if (!person) return t`nom effacé`;
      const name = person.name ?? person.address ?? t`sans nom`;
      return <PersonLink personId={person.personId} name={name} />;
    },
    what(what: Planned['what']): string {
      switch (what) {
        case 'person':
          return t`nom et tout ce qui est connu`;
        case 'contact':
          return t`téléphone et e-mail`;
        case 'prospect':
          return t`nom, coordonnées et besoin`;
      }
    },
    why(what: Planned['what']): string {
      switch (what) {
        case 'person':
          return t`aucune adhésion ni venue depuis trois ans`;
        case 'contact':
          return t`aucune adhésion ni venue depuis un an`;
        case 'prospect':
          return t`30 jours sans accord, 12 mois après un retrait, ou 3 ans sans nouvelles ; les personnes qui donnent et reçoivent la reco la voient jusque-là`;
      }
    },
  };
}
