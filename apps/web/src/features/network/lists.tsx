import { Trans, useLingui } from '@lingui/react/macro';
import type { LivelinessPeopleAnswer, PersonId } from '@relais/contracts';
import { Fragment, type ReactNode } from 'react';
import { useFormat } from '../../ui/format';
import { PersonName, useBehind } from './behind';
import { Card } from '../../ui/page';
import styles from './network.module.css';

type Line = Readonly<{ personId: PersonId; beside: string }>;

/** For hosts and organisers: names, and one thing to do per list. */
export function Lists({ people }: { people: LivelinessPeopleAnswer }) {
  const { t } = useLingui();
  const format = useFormat();
  const { lists, coreChanges } = people;
  const { nameOf } = useBehind();
  const dated = (on: string | null, said: (day: string) => string) =>
    on ? said(format.shortDayYear(on)) : t`date inconnue`;
  const byName = new Intl.Collator(format.locale).compare;
  const listed = (lines: readonly Line[]) =>
    lines
      .toSorted((a, b) => byName(nameOf(a.personId) ?? '', nameOf(b.personId) ?? ''))
      .map(({ personId, beside }) => (
        <li key={personId} className={styles.person}>
          <span className={styles.name}>
            <PersonName personId={personId} />
          </span>
          <span className={styles.dim}>{beside}</span>
        </li>
      ));
  const changes = (who: LivelinessPeopleAnswer['coreChanges']['entered']) =>
    who.map(({ personId, on }, index) => (
      <Fragment key={personId}>
        {index > 0 && ', '}
        <PersonName personId={personId} /> ({format.shortDay(on)})
      </Fragment>
    ));
  const [entered, left] = [changes(coreChanges.entered), changes(coreChanges.left)];

  return (
    <div className={styles.lists}>
      <List id="new" title={t`Nouvelles têtes`} count={lists.new.length} action={t`À présenter, à rappeler`}>
        {listed(
          lists.new.map(({ personId, on, seenAgain }) => {
            const said = (first: string) => (seenAgain ? t`le ${first}, revue depuis` : t`le ${first}`);
            return { personId, beside: dated(on, said) };
          }),
        )}
      </List>
      <List id="fading" title={t`On ne les voit plus`} count={lists.fading.length} action={t`À appeler`}>
        {listed(
          lists.fading.map(({ personId, lastSeenOn }) => ({
            personId,
            beside: dated(lastSeenOn, (last) => t`dernière venue le ${last}`),
          })),
        )}
      </List>
      <List
        id="never-received"
        title={t`Aucune reco reçue`}
        count={lists.neverReceived.length}
        action={t`À inviter à présenter leur métier`}
      >
        {listed(
          lists.neverReceived.map(({ personId, memberSince }) => ({
            personId,
            beside: dated(memberSince, (since) => t`membre depuis le ${since}`),
          })),
        )}
      </List>
      <List
        id="core"
        title={t`Noyau dur`}
        count={lists.core.length}
        action={t`À remercier`}
        below={
          <>
            {entered.length > 0 && (
              <p className={styles.change}>
                <Trans>Entrés : {entered}</Trans>
              </p>
            )}
            {left.length > 0 && (
              <p className={styles.change}>
                <Trans>Sortis : {left}</Trans>
              </p>
            )}
          </>
        }
      >
        {listed(
          lists.core.map(({ personId, since: from }) => ({
            personId,
            beside: dated(from, (since) => t`depuis le ${since}`),
          })),
        )}
      </List>
    </div>
  );
}

type ListProps = Readonly<{
  id: string;
  title: string;
  count: number;
  action: string;
  below?: ReactNode;
  children: ReactNode;
}>;

const List = ({ id, title, count, action, below, children }: ListProps) => (
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
    {below}
  </Card>
);
