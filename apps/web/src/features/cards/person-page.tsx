import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { PersonId } from '@relais/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useNetwork } from '../../server/network-context';
import { type Member, ledger } from '../../server/reads';
import { useFormat } from '../../ui/format';
import { Card, Empty, Page } from '../../ui/layout/page';
import arranged from '../../ui/further/arranged.module.css';
import rows from '../../ui/layout/rows.module.css';
import { ListSkeleton } from '../../ui/layout/skeletons';
import { CardOf } from './card-of';
import { type Exchanged, threadWith } from './cards.rules';
import styles from './cards.module.css';
import { ownOneToOnes } from './reads';

type Props = Readonly<{ personId: PersonId; members: readonly Member[] }>;

/** One person: the card, and what is between them and the reader. */
export function PersonPage({ personId, members }: Props) {
  const { t } = useLingui();
  const network = useNetwork();
  const member = members.find((one) => one.personId === personId);
  const isMine = personId === network.personId;
  const all = (
    <Link to="/who" className={rows.link}>
      <Trans>Qui fait quoi</Trans>
    </Link>
  );
  if (!member)
    return (
      <Page title={t`Qui fait quoi`} aside={all}>
        <Empty title={t`Ce réseau n'a pas de fiche au nom de cette personne.`} />
      </Page>
    );
  return (
    <Page title={member.name ?? t`nom effacé`} aside={all}>
      <CardOf member={member} />
      {isMine ? (
        <p>
          <Link to="/my-card" className={rows.link}>
            <Trans>Modifier ma fiche</Trans>
          </Link>
        </p>
      ) : (
        <Thread personId={personId} />
      )}
    </Page>
  );
}

const shownAtFirst = 8;

/** « Entre nous »: only the reader's own ledger and one-to-ones, never what others exchanged. */
function Thread({ personId }: { personId: PersonId }) {
  const { t } = useLingui();
  const format = useFormat();
  const network = useNetwork();
  const account = useQuery(ledger(network));
  const { data: oneToOnes = [] } = useQuery(ownOneToOnes(network));
  const [showsAll, setShowsAll] = useState(false);
  const words: Record<Exchanged, string> = {
    given: t`Reco donnée`,
    received: t`Reco reçue`,
    'lead-given': t`Piste donnée`,
    'lead-received': t`Piste reçue`,
    'thanks-given': t`Merci dit`,
    'thanks-credited': t`Merci reçu`,
    'one-to-one': t`Tête-à-tête`,
  };
  if (!account.data)
    return account.isError ? (
      <Empty
        title={t`Le relevé n'a pas pu être lu.`}
        action={<Button onClick={() => void account.refetch()}>{t`Réessayer`}</Button>}
      />
    ) : (
      <ListSkeleton rows={3} />
    );
  const thread = threadWith(personId, account.data.entries, oneToOnes);
  const hasLines = account.data.entries.some(({ counterpart }) => counterpart?.personId === personId);
  return (
    <Card labelledBy="thread">
      <h2 id="thread">
        <Trans>Entre nous</Trans>
      </h2>
      {thread.length === 0 && (
        <p className={rows.dim}>
          <Trans>Encore rien.</Trans>
        </p>
      )}
      <ul className={styles.thread}>
        {(showsAll ? thread : thread.slice(0, shownAtFirst)).map(
          ({ key, on, kind, about, amountInCents, standing }) => (
            <li key={key}>
              <span className={standing ? undefined : styles.struck}>
                {[words[kind], about, amountInCents !== null && format.money(amountInCents, network)]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <span className={`${rows.dim} ${rows.small}`}>{format.shortDayYear(on)}</span>
            </li>
          ),
        )}
      </ul>
      {!showsAll && thread.length > shownAtFirst && (
        <Button variant="subtle" className={arranged.flush} onClick={() => setShowsAll(true)}>
          <Trans>Voir les {thread.length} lignes</Trans>
        </Button>
      )}
      {hasLines && (
        <Link to="/ledger" search={{ with: personId }} className={rows.link}>
          <Trans>Voir dans mon relevé</Trans>
        </Link>
      )}
    </Card>
  );
}
