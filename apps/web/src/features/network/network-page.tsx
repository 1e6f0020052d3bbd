import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Suspense, lazy } from 'react';
import { useNetwork } from '../../server/network-context';
import { dayIn } from '../../ui/format';
import { Empty, Page } from '../../ui/layout/page';
import { withoutGaps } from '../../ui/search-params';
import { BoardSkeleton } from './board-skeleton';
import { Administration } from './administration';
import { ExchangeCard } from './exchange';
import { FigureCards } from './figure-cards';
import { Lists } from './lists';
import { Meetings } from './meetings/meetings';
import styles from './network.module.css';
import { Period } from './period';
import { liveliness, livelinessPeople } from './reads';
import { BehindProvider } from './rows/behind';
import { VerdictCard } from './verdict';

const RowsSheet = lazy(() => import('./rows/rows-sheet').then((module) => ({ default: module.RowsSheet })));
const PersonSheet = lazy(() => import('./person-sheet').then((module) => ({ default: module.PersonSheet })));

const route = getRouteApi('/signed-in/network');
type Search = Readonly<
  Record<'asOf' | 'rows' | 'person', string | undefined> & { meetings: number | undefined }
>;

/** Is the network alive? Members see the sentence and the columns, hosts and organisers also the people behind them. */
export function NetworkPage() {
  const { t } = useLingui();
  const network = useNetwork();
  const { may, timezone } = network;
  const isBusiness = network.businessTalk !== 'never';
  const { asOf: asked, meetings: howMany = 12, rows, person } = route.useSearch();
  const today = dayIn(timezone);
  const asOf = asked && asked < today ? asked : undefined;
  const navigate = route.useNavigate();
  const { data, isError, refetch } = useQuery({
    ...liveliness(network, asOf),
    placeholderData: keepPreviousData,
  });
  const named = may.includes('read-names');
  const behind = useQuery({
    ...livelinessPeople(network, asOf, named),
    placeholderData: keepPreviousData,
  }).data;
  // Figures and their rows are of one day, or there are no rows yet.
  const people = behind?.asOf === data?.asOf ? behind : undefined;

  if (!data)
    return (
      <Page title={t`Réseau`} isLed>
        {isError ? (
          <Empty
            title={t`L'état du réseau n'a pas pu être lu.`}
            action={<Button onClick={() => void refetch()}>{t`Réessayer`}</Button>}
          />
        ) : (
          <BoardSkeleton hasFigures={named} />
        )}
      </Page>
    );
  const change = (search: Partial<Search>) =>
    void navigate({ search: (now) => withoutGaps({ ...now, ...search }), resetScroll: false });
  const tools = (
    <>
      <Administration />
      <Period asOf={asOf} today={today} howMany={howMany} onChange={change} />
    </>
  );
  return (
    <Page title={t`Réseau`} aside={tools} isLed>
      <BehindProvider answer={data} people={people} howMany={howMany}>
        <div className={styles.board}>
          <VerdictCard answer={data} namesShown={named} />
          <div className={styles.beside}>
            {data.meetings.length + data.otherMeetings.length === 0 ? (
              <Empty title={t`Pas encore de rencontre.`} />
            ) : (
              <Meetings answer={data} howMany={howMany} />
            )}
          </div>
          {named && data.meetings.length > 0 && (
            <>
              <FigureCards answer={data} />
              {isBusiness && <ExchangeCard answer={data} />}
            </>
          )}
          {people && <Lists people={people} />}
        </div>
        <Suspense>
          {person ? (
            <PersonSheet of={person} onClose={() => change({ person: undefined })} />
          ) : (
            rows && (
              <RowsSheet
                of={rows}
                comfortSize={data.parameters.comfortSize}
                onClose={() => change({ rows: undefined })}
              />
            )
          )}
        </Suspense>
      </BehindProvider>
    </Page>
  );
}
