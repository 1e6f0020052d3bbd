import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import type { PersonId } from '@relais/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useNetwork } from '../../server/network-context';
import { members } from '../../server/reads';
import { dayIn } from '../../ui/format';
import { Empty, Page } from '../../ui/layout/page';
import rows from '../../ui/layout/rows.module.css';
import { ListSkeleton } from '../../ui/layout/skeletons';
import { withoutGaps } from '../../ui/search-params';
import { Icon } from '../../ui/theme/icons';
import { CardOf } from './card-of';
import { cardsOf } from './cards.rules';
import styles from './cards.module.css';
import { PersonPage } from './person-page';

const route = getRouteApi('/signed-in/who');

/** « Qui fait quoi »: everybody's card, or one person's with what is between them and the reader. */
export function WhoPage() {
  const { t } = useLingui();
  const network = useNetwork();
  const { person, find = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState<string | null>(null);
  const { data, isError, refetch } = useQuery(members(network));
  const today = dayIn(network.timezone);
  const cards = useMemo(() => data && cardsOf(data, today, find), [data, today, find]);
  const chosen = person as PersonId | undefined;
  if (!data || !cards)
    return (
      <Page title={t`Qui fait quoi`}>
        {isError ? (
          <Empty
            title={t`Les membres n'ont pas pu être lus.`}
            action={<Button onClick={() => void refetch()}>{t`Réessayer`}</Button>}
          />
        ) : (
          <ListSkeleton rows={5} />
        )}
      </Page>
    );
  if (chosen) return <PersonPage key={chosen} personId={chosen} members={data} />;
  return (
    <Page
      title={t`Qui fait quoi`}
      aside={
        <Button variant="default" renderRoot={(props) => <Link to="/my-card" {...props} />}>
          <Trans>Ma fiche</Trans>
        </Button>
      }
    >
      <div className={`${rows.tight} ${styles.search}`}>
        <TextInput
          type="search"
          aria-label={t`Chercher un nom, un métier, un besoin`}
          placeholder={t`Un nom, un métier, un besoin`}
          leftSection={<Icon name="search" size={18} />}
          autoComplete="off"
          maxLength={100}
          value={typed ?? find}
          onBlur={() => setTyped(null)}
          onChange={({ currentTarget: { value } }) => {
            setTyped(value);
            void navigate({
              search: withoutGaps({ person: undefined, find: value || undefined }),
              replace: true,
              resetScroll: false,
            });
          }}
        />
        <p role="status" className={`${rows.small} ${rows.dim}`}>
          <Plural value={cards.length} _0="Personne." one="# personne" other="# personnes" />
        </p>
      </div>
      <ul className={styles.cards}>
        {cards.map((member) => (
          <li key={member.personId}>
            <CardOf member={member} isLinked />
          </li>
        ))}
      </ul>
    </Page>
  );
}
