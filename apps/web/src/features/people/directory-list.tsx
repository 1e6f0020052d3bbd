import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { PersonId } from '@relais/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useLocation } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useNetwork } from '../../server/network-context';
import { members, people } from '../../server/reads';
import listing from '../../ui/layout/listing.module.css';
import { Card, Empty } from '../../ui/layout/page';
import rows from '../../ui/layout/rows.module.css';
import { ListSkeleton } from '../../ui/layout/skeletons';
import { withoutGaps } from '../../ui/search-params';
import { directoryOf, isShow, listedOf, showOf } from './directory';
import { Filters, SearchField } from './filters';
import styles from './people.module.css';
import { PersonLine } from './person-line';

const route = getRouteApi('/signed-in/people');

/** Everyone that the network knows, by filter and search, which are in the address. */
export function Directory() {
  const { t } = useLingui();
  const network = useNetwork();
  const known = useQuery(people(network));
  const belonging = useQuery(members(network));
  const { show, find = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const sought = useLocation({ select: ({ hash }) => hash.replace(/^person-/, '') as PersonId });
  const listed = useMemo(
    () => known.data && belonging.data && listedOf(known.data, belonging.data),
    [known.data, belonging.data],
  );
  const directory = useMemo(() => listed && directoryOf(listed, find), [listed, find]);
  if (!listed || !directory)
    return known.isError || belonging.isError ? (
      <Empty
        title={t`Les membres n'ont pas pu être lus.`}
        action={
          <Button onClick={() => void Promise.all([known.refetch(), belonging.refetch()])}>
            {t`Réessayer`}
          </Button>
        }
      />
    ) : (
      <ListSkeleton rows={5} />
    );
  const shown = isShow(show) ? show : (showOf(sought, listed) ?? 'members');
  const lines = directory[shown];
  return (
    <Card labelledBy="known">
      <div className={rows.tight}>
        <h2 id="known">
          <Trans>Qui est connu ici</Trans>
        </h2>
        <SearchField
          value={find}
          onChange={(words) =>
            void navigate({
              search: withoutGaps({ show: shown, find: words || undefined }),
              replace: true,
              resetScroll: false,
            })
          }
        />
        <Filters
          directory={directory}
          shown={shown}
          onShow={(chosen) =>
            void navigate({ search: (now) => ({ ...now, show: chosen }), resetScroll: false })
          }
        />
        {shown === 'duplicates' && (
          <p className={`${rows.small} ${rows.dim}`}>
            <Trans>Même nom, même e-mail ou même téléphone qu'une autre personne connue ici.</Trans>
          </p>
        )}
        <p role="status" className={rows.small}>
          <Plural value={lines.length} _0="Personne." one="# personne" other="# personnes" />
        </p>
      </div>
      <ul className={`${listing.list} ${styles.people}`}>
        {lines.map((one) => (
          <PersonLine key={one.person.personId} listed={one} />
        ))}
      </ul>
      <p className={`${rows.small} ${rows.dim} ${styles.screenOnly}`}>
        <Trans>On ne peut effacer un membre qu'après son départ : mets d'abord fin à son adhésion.</Trans>
      </p>
    </Card>
  );
}
