import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useNetwork } from '../../server/network-context';
import { dayIn } from '../../ui/format';
import { ListSkeleton } from '../../ui/list-skeleton';
import { Empty, Page } from '../../ui/page';
import { withoutGaps } from '../../ui/search-params';
import { ExchangeCard } from './exchange';
import { FigureCards } from './figure-cards';
import { Lists } from './lists';
import { Meetings } from './meetings';
import { Period } from './period';
import { liveliness, livelinessPeople } from './reads';
import { VerdictCard } from './verdict';

const route = getRouteApi('/signed-in/network');

/** Is the network alive? Members see the sentence and the columns, hosts and organisers who stands behind them. */
export function NetworkPage() {
  const { t } = useLingui();
  const network = useNetwork();
  const { may, timezone } = network;
  const { asOf, meetings: howMany = 12 } = route.useSearch();
  const navigate = route.useNavigate();
  const named = may.includes('read-names');
  const { data, isError, refetch } = useQuery({
    ...liveliness(network, asOf),
    placeholderData: keepPreviousData,
  });
  const people = useQuery({
    ...livelinessPeople(network, asOf, named),
    placeholderData: keepPreviousData,
  }).data;

  if (!data)
    return (
      <Page title={t`Réseau`}>
        {isError ? (
          <Empty
            title={t`L'état du réseau n'a pas pu être lu.`}
            action={<Button onClick={() => void refetch()}>{t`Réessayer`}</Button>}
          />
        ) : (
          <ListSkeleton rows={3} height={140} />
        )}
      </Page>
    );
  const period = (
    <Period
      asOf={asOf}
      today={dayIn(timezone)}
      howMany={howMany}
      onChange={(change) =>
        void navigate({ search: (now) => withoutGaps({ ...now, ...change }), resetScroll: false })
      }
    />
  );
  return (
    <Page title={t`Réseau`} aside={period}>
      <VerdictCard answer={data} namesShown={named} />
      {data.meetings.length + data.otherMeetings.length === 0 ? (
        <Empty title={t`Aucune rencontre encore.`}>
          <Trans>Dès la première présence notée, ses colonnes apparaissent ici.</Trans>
        </Empty>
      ) : (
        <Meetings answer={data} people={people} howMany={howMany} />
      )}
      {named && data.meetings.length > 0 && (
        <>
          <FigureCards answer={data} />
          <ExchangeCard answer={data} />
        </>
      )}
      {people && <Lists people={people} />}
    </Page>
  );
}
