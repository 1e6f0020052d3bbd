import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { LivelinessPeopleAnswer, PersonId } from '@relais/contracts';
import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode, useState } from 'react';
import { useNetwork } from '../../server/network-context';
import { useFormat } from '../../ui/format';
import { Card } from '../../ui/layout/page';
import { Called } from './messages/called-or-not';
import { useCalls } from './messages/calls';
import styles from './network.module.css';
import { PersonName, useBehind } from './rows/behind';

type Line = Readonly<{ personId: PersonId; beside: string; isToReach?: boolean }>;

/** For hosts and organisers: names, and one action for each list. */
export function Lists({ people }: { people: LivelinessPeopleAnswer }) {
  const { t } = useLingui();
  const format = useFormat();
  const { lists, coreChanges } = people;
  const { businessTalk } = useNetwork();
  const { nameOf } = useBehind();
  const dated = (on: string | null, said: (day: string) => string) =>
    on ? said(format.shortDayYear(on)) : t`date inconnue`;
  const byName = new Intl.Collator(format.locale).compare;
  const listed = (lines: readonly Line[], isToReach = true) =>
    lines
      .toSorted((a, b) => byName(nameOf(a.personId) ?? '', nameOf(b.personId) ?? ''))
      .map((line) => <ListLine key={line.personId} isToReach={isToReach} {...line} />);
  const toFollowUp = new Set(lists.toFollowUp.map(({ personId }) => personId));
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
      <List
        id="to-follow-up"
        title={t`Invités à relancer`}
        count={lists.toFollowUp.length}
        action={t`Venus pour la première fois ces 30 derniers jours, ni membres ni appelés : à rappeler`}
      >
        {listed(
          lists.toFollowUp.map(({ personId, on }) => ({
            personId,
            beside: dated(on, (first) => t`le ${first}`),
          })),
        )}
      </List>
      <List
        id="new"
        title={t`Nouvelles têtes`}
        count={lists.new.length}
        action={t`Des 4 dernières rencontres : à présenter, à rappeler`}
      >
        {listed(
          lists.new.map(({ personId, on, seenAgain }) => {
            const said = (first: string) => (seenAgain ? t`le ${first}, revue depuis` : t`le ${first}`);
            return { personId, beside: dated(on, said), isToReach: !toFollowUp.has(personId) };
          }),
        )}
      </List>
      <List
        id="fading"
        title={t`On ne les voit plus`}
        count={lists.fading.length}
        action={t`Du noyau dur, plus vus aux 3 dernières rencontres : à appeler`}
      >
        {listed(
          lists.fading.map(({ personId, lastSeenOn }) => ({
            personId,
            beside: dated(lastSeenOn, (last) => t`dernière venue le ${last}`),
          })),
        )}
      </List>
      {businessTalk !== 'never' && (
        <List
          id="never-received"
          title={t`Aucune reco reçue`}
          count={lists.neverReceived.length}
          action={t`Membres depuis 3 mois ou plus : à inviter à présenter leur métier`}
        >
          {listed(
            lists.neverReceived.map(({ personId, memberSince }) => ({
              personId,
              beside: dated(memberSince, (since) => t`membre depuis le ${since}`),
            })),
          )}
        </List>
      )}
      <List
        id="core"
        title={t`Noyau dur`}
        count={lists.core.length}
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
          false,
        )}
      </List>
    </div>
  );
}

/** A name, what is known beside it, and how to reach them or that they were called. */
function ListLine({ personId, beside, isToReach }: Required<Line>) {
  const { t } = useLingui();
  const { people, nameOf } = useBehind();
  const { callOf } = useCalls();
  const [isTakenBack, setTakenBack] = useState(false);
  const call = isToReach && callOf(personId);
  const name = nameOf(personId) ?? '';
  const isReached = isToReach && people?.contacts.some((contact) => contact.personId === personId);
  return (
    <li className={isToReach ? styles.toReach : styles.person}>
      <span className={styles.name}>
        <PersonName personId={personId} />
      </span>
      <span className={styles.dim}>{beside}</span>
      {call ? (
        <Called call={call} name={name} onTakenBack={() => setTakenBack(true)} />
      ) : (
        isReached && (
          <Button
            variant="default"
            aria-label={t`Joindre ${name}`}
            autoFocus={isTakenBack}
            renderRoot={(props) => (
              <Link
                to="/network"
                search={(now) => ({ ...now, person: personId })}
                resetScroll={false}
                {...props}
              />
            )}
          >
            {t`Joindre`}
          </Button>
        )
      )}
    </li>
  );
}

type ListProps = Readonly<{
  id: string;
  title: string;
  count: number;
  /** What to do about the people on it. */
  action?: string;
  below?: ReactNode;
  children: ReactNode;
}>;

const List = ({ id, title, count, action, below, children }: ListProps) => (
  <Card labelledBy={`${id}-title`}>
    <div id={id} className={styles.anchor} />
    <h2 id={`${id}-title`} className={count === 0 ? styles.none : styles.heading}>
      {count === 0 ? <Trans>{title} : personne</Trans> : `${title}, ${String(count)}`}
    </h2>
    {action && count > 0 && <p className={styles.action}>{action}</p>}
    {count > 0 && <ul className={styles.people}>{children}</ul>}
    {below}
  </Card>
);
