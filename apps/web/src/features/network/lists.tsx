import { Trans, useLingui } from '@lingui/react/macro';
import type { LivelinessPeopleAnswer, PersonId } from '@relais/contracts';
import type { ReactNode } from 'react';
import { useFormat } from '../../ui/format';
import { Card } from '../../ui/page';
import styles from './network.module.css';

type Line = Readonly<{ personId: PersonId; beside: string }>;

/** For hosts and organisers: names, and one thing to do per list. */
export function Lists({ people }: { people: LivelinessPeopleAnswer }) {
  const { t } = useLingui();
  const format = useFormat();
  const { lists, coreChanges } = people;
  const names = new Map(people.people.map(({ personId, name }) => [personId, name]));
  const nameOf = (id: PersonId) => names.get(id) ?? t`nom effacé`;
  const day = (on: string | null) => (on ? format.shortDayYear(on) : t`date inconnue`);
  const byName = new Intl.Collator(format.locale).compare;
  const listed = (lines: readonly Line[]) =>
    lines
      .toSorted((a, b) => byName(nameOf(a.personId), nameOf(b.personId)))
      .map(({ personId, beside }) => (
        <li key={personId} className={styles.person}>
          <span className={styles.name}>{nameOf(personId)}</span>
          <span className={styles.dim}>{beside}</span>
        </li>
      ));
  const changes = (who: LivelinessPeopleAnswer['coreChanges']['entered']) =>
    who.map(({ personId, on }) => `${nameOf(personId)} (${format.shortDay(on)})`).join(', ');

  return (
    <div className={styles.lists}>
      <List id="new" title={t`Nouvelles têtes`} count={lists.new.length} action={t`À présenter, à rappeler`}>
        {listed(
          lists.new.map(({ personId, on, seenAgain }) => {
            const first = day(on);
            return { personId, beside: seenAgain ? t`le ${first}, revue depuis` : t`le ${first}` };
          }),
        )}
      </List>
      <List id="fading" title={t`Qu'on ne voit plus`} count={lists.fading.length} action={t`À appeler`}>
        {listed(
          lists.fading.map(({ personId, lastSeenOn }) => {
            const last = day(lastSeenOn);
            return { personId, beside: t`vu le ${last}` };
          }),
        )}
      </List>
      <List
        id="never-received"
        title={t`Jamais de reco reçue`}
        count={lists.neverReceived.length}
        action={t`À laisser présenter leur métier`}
      >
        {listed(
          lists.neverReceived.map(({ personId, memberSince }) => {
            const since = day(memberSince);
            return { personId, beside: t`membre depuis le ${since}` };
          }),
        )}
      </List>
      <List id="core" title={t`Noyau dur`} count={lists.core.length} action={t`À remercier`}>
        {listed(
          lists.core.map(({ personId, since: from }) => {
            const since = day(from);
            return { personId, beside: t`depuis le ${since}` };
          }),
        )}
        {coreChanges.entered.length > 0 && (
          <li className={styles.change}>
            <Trans>Entrés : {changes(coreChanges.entered)}</Trans>
          </li>
        )}
        {coreChanges.left.length > 0 && (
          <li className={styles.change}>
            <Trans>Sortis : {changes(coreChanges.left)}</Trans>
          </li>
        )}
      </List>
    </div>
  );
}

type ListProps = Readonly<{ id: string; title: string; count: number; action: string; children: ReactNode }>;

const List = ({ id, title, count, action, children }: ListProps) => (
  <Card labelledBy={`${id}-title`}>
    <div id={id} className={styles.anchor} />
    <h2 id={`${id}-title`} className={styles.heading}>
      {title}, {count}
    </h2>
    {count === 0 ? (
      <p className={styles.dim}>
        <Trans>Personne.</Trans>
      </p>
    ) : (
      <>
        <p className={styles.action}>{action}</p>
        <ul className={styles.people}>{children}</ul>
      </>
    )}
  </Card>
);
