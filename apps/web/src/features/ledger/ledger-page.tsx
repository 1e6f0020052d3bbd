import { Trans, useLingui } from '@lingui/react/macro';
import { Button, SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { Suspense, lazy } from 'react';
import { useNetwork } from '../../server/network-context';
import { type LedgerMoment, ledger } from '../../server/reads';
import { dayIn } from '../../ui/format';
import { Empty, Page } from '../../ui/layout/page';
import { withoutGaps } from '../../ui/search-params';
import { Icon } from '../../ui/theme/icons';
import { ByPerson } from './by-person';
import { LedgerSkeleton } from './ledger-skeleton';
import styles from './ledger.module.css';
import { type LedgerFigure, linesBehind, linesWith, peopleBehind } from './lines-behind';
import { LinesShown } from './lines-shown';
import { Moment, MomentBanner } from './moment';
import { Fresh } from './new-mark';
import { Statement } from './statement';
import { HowCounted, Summary } from './summary';
import { UnsentLines } from './unsent-lines';
import { useDownload } from './use-download';
import { useSeeing } from './use-seeing';

const LineSheet = lazy(() => import('./line/line-sheet').then((module) => ({ default: module.LineSheet })));

const route = getRouteApi('/signed-in/ledger');

export function LedgerPage() {
  const { t } = useLingui();
  const network = useNetwork();
  const { asOf, knownAt, by, only, with: withId, line } = route.useSearch();
  const navigate = route.useNavigate();
  const moment = { asOf, knownAt };
  const { data, isError, refetch, isPlaceholderData, dataUpdatedAt } = useQuery({
    ...ledger(network, moment),
    placeholderData: keepPreviousData,
  });
  const isNow = asOf === undefined && knownAt === undefined && !isPlaceholderData;
  const shown = { ledger: isNow ? data : undefined, updatedAt: dataUpdatedAt, refetch };
  const fresh = useSeeing(network.personId, shown);
  const download = useDownload(data);
  const isWide = useMediaQuery('screen and (min-width: 80em)', undefined, { getInitialValueInEffect: false });
  const set = (
    change: LedgerMoment & {
      by?: 'person' | undefined;
      line?: string | undefined;
      only?: LedgerFigure | undefined;
      with?: string | undefined;
    },
  ) => void navigate({ search: (now) => withoutGaps({ ...now, ...change }), resetScroll: false });

  if (!data)
    return (
      <Page title={t`Mon relevé`} isLed>
        {isError ? (
          <Empty
            title={t`Le relevé n'a pas pu être lu.`}
            action={<Button onClick={() => void refetch()}>{t`Réessayer`}</Button>}
          />
        ) : (
          <LedgerSkeleton />
        )}
      </Page>
    );
  const opened = data.entries.find(({ id }) => id === line) ?? null;
  const lines = linesWith(only ? linesBehind(data.entries, only) : data.entries, withId);
  const isPart = only !== undefined || withId !== undefined;
  const isByPerson = by === 'person' && withId === undefined;
  const counterparts = peopleBehind(data.counterparts, only);
  const person = data.counterparts.find(({ personId }) => personId === withId);
  const views = (
    <SegmentedControl
      className={styles.views}
      size="md"
      radius="lg"
      aria-label={t`Vue`}
      value={by ?? 'month'}
      onChange={(value) => set({ by: value === 'person' ? 'person' : undefined })}
      data={[
        { value: 'month', label: t`Mois par mois` },
        { value: 'person', label: t`Par personne` },
      ]}
    />
  );
  return (
    <Page title={t`Mon relevé`} isLed>
      <p className={styles.printed}>
        <Trans>Relevé indicatif, n'est pas une pièce comptable.</Trans>
      </p>
      <MomentBanner moment={moment} onBack={() => set({ asOf: undefined, knownAt: undefined })} />
      <div className={styles.board}>
        <Summary
          summary={data.summary}
          isSumOnly={data.entries.some((entry) => entry.valueBalance === null)}
        />
        <div className={styles.side}>
          {data.entries.length > 0 && !isPart && views}
          <div className={styles.more}>
            <Moment moment={moment} today={dayIn(network.timezone)} isOpen={isWide && !opened} onChange={set}>
              <div className={styles.tools}>
                <Button variant="default" leftSection={<Icon name="download" size={18} />} onClick={download}>
                  {t`CSV`}
                </Button>
                <Button
                  variant="default"
                  leftSection={<Icon name="print" size={18} />}
                  onClick={() => print()}
                >
                  {t`Imprimer`}
                </Button>
              </div>
            </Moment>
            <HowCounted />
          </div>
          {opened && (
            <Suspense fallback={null}>
              <LineSheet
                key={opened.id}
                line={opened}
                isBeside={isWide}
                onClose={() => set({ line: undefined })}
              />
            </Suspense>
          )}
        </div>
        <div className={styles.main}>
          <UnsentLines lines={data.entries} />
          {isPart && (
            <LinesShown
              figure={only}
              person={person}
              count={isByPerson ? counterparts.length : lines.length}
              isByPerson={isByPerson}
              onAll={() => set({ only: undefined, with: undefined, ...(isByPerson && { by: undefined }) })}
            />
          )}
          {data.entries.length === 0 ? (
            <Empty
              title={t`Rien encore ici.`}
              action={
                <Button renderRoot={(props) => <Link to="/" {...props} />}>
                  {t`Donner une première reco`}
                </Button>
              }
            />
          ) : isByPerson ? (
            <ByPerson counterparts={counterparts} />
          ) : (
            <Fresh value={fresh}>
              <Statement
                entries={lines}
                isPart={isPart}
                opened={line}
                onOpen={({ id }) => set({ line: id })}
              />
            </Fresh>
          )}
        </div>
      </div>
    </Page>
  );
}
