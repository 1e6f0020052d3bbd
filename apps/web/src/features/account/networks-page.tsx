import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Suspense, lazy } from 'react';
import { me } from '../../server/reads';
import { Empty, Page } from '../../ui/layout/page';
import rows from '../../ui/layout/rows.module.css';
import { CardsSkeleton } from '../../ui/layout/skeletons';
import { myNetworks } from './account';
import { NetworkCard } from './network-card';

const CalendarCard = lazy(() => import('./calendar-card').then((found) => ({ default: found.CalendarCard })));

const many = 3;

/** Given, received, value and time in each of the person's networks; only they see it. */
export function NetworksPage() {
  const { t } = useLingui();
  const { data, isError, refetch } = useQuery(myNetworks);
  const mine = useQuery(me).data?.networks ?? [];
  return (
    <Page title={t`Mes réseaux`}>
      <p className={rows.dim}>
        <Trans>
          Tu es la seule personne à voir cette page. Le temps est celui des rencontres où tu étais, depuis
          douze mois.
        </Trans>
      </p>
      {mine.length > many && (
        <p>
          <Trans>
            On dit que quelqu'un qui travaille seul peut faire vivre deux réseaux, trois au plus. Lesquels te
            portent ?
          </Trans>
        </p>
      )}
      {!data && isError && (
        <Empty
          title={t`Tes réseaux n'ont pas pu être lus.`}
          action={<Button onClick={() => void refetch()}>{t`Réessayer`}</Button>}
        />
      )}
      {!data && !isError && <CardsSkeleton cards={2} />}
      {data?.map((figures) => {
        const network = mine.find(({ personId }) => personId === figures.personId);
        if (!network) return null;
        const isShared = mine.some(({ id, personId }) => id === network.id && personId !== network.personId);
        return <NetworkCard key={network.personId} network={network} isShared={isShared} figures={figures} />;
      })}
      <Suspense>
        <CalendarCard />
      </Suspense>
      <p>
        <Link to="/found" className={rows.link}>
          <Trans>Fonder un réseau</Trans>
        </Link>
      </p>
    </Page>
  );
}
