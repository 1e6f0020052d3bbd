import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { dayAfter } from '@relais/contracts/rules';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, Suspense, lazy, useState } from 'react';
import { useNetwork } from '../../server/network-context';
import { useKindWords } from '../../ui/kind-words';
import { Empty, Lead, Page } from '../../ui/layout/page';
import arranged from '../../ui/further/arranged.module.css';
import rows from '../../ui/layout/rows.module.css';
import { MeetingLine } from './meeting-line';
import styles from './meetings.module.css';
import { PlanSheet } from './plan-sheet';
import { type Meeting, meetings as read } from './reads';
import { capital, useDayWords, useWhenAndWhere } from './words';

const Decisions = lazy(() =>
  import('./deciding/decisions').then((module) => ({ default: module.Decisions })),
);
const HolidayCountry = lazy(() =>
  import('./deciding/holiday-country').then((module) => ({ default: module.HolidayCountry })),
);

type Props = Readonly<{
  meetings: readonly Meeting[];
  today: string;
  /** The first day of those meetings; earlier ones are read when they are wanted. */
  earliest: string;
}>;

const longestSpan = 365;
/** Of the meetings to come; a series has half a year of them. */
const shownAtFirst = 6;

/** The meetings to come, the next one first, and those that were, the last one first. */
export function Overview({ meetings, today, earliest }: Props) {
  const { t } = useLingui();
  const network = useNetwork();
  const day = useDayWords();
  const kinds = useKindWords();
  const when = useWhenAndWhere();
  const [isPlanning, setPlanning] = useState(false);
  const [yearsBack, setYearsBack] = useState(0);
  const [showsAll, setShowsAll] = useState(false);
  const mayPlan = network.may.includes('put-meeting');
  const mayRecord = network.may.includes('record-attendance');
  const older = useQueries({
    queries: Array.from({ length: yearsBack }, (_, year) => {
      const to = dayAfter(earliest, -1 - year * longestSpan);
      return read(network, { from: dayAfter(to, 1 - longestSpan), to });
    }),
    combine: (answers) => answers.flatMap(({ data = [] }) => data.toReversed()),
  });
  const coming = meetings.filter(({ date }) => date >= today);
  const next = coming.find(({ status }) => status === 'scheduled');
  const later = coming.filter((meeting) => meeting !== next);
  const past = [...meetings.filter(({ date }) => date < today).toReversed(), ...older];
  return (
    <Page title={t`Rencontre`} isLed={next !== undefined}>
      {next ? (
        <Lead word={capital(day(next))}>{[kinds[next.kind], when(next)].join(', ')}</Lead>
      ) : (
        <Empty title={t`Aucune rencontre n'est prévue.`}>
          {mayPlan ? (
            <Trans>Prévois la prochaine : tout le monde la verra ici.</Trans>
          ) : (
            <Trans>Celles et ceux qui animent le réseau la prévoient ici.</Trans>
          )}
        </Empty>
      )}
      <div className={rows.inline}>
        {next && (
          <Button
            renderRoot={(props) => <Link to="/meetings" search={{ show: next.meetingId }} {...props} />}
          >
            {next.date === today && mayRecord ? <Trans>Feuille de présence</Trans> : <Trans>Ouvrir</Trans>}
          </Button>
        )}
        {mayPlan && (
          <Button variant={next ? 'default' : 'filled'} onClick={() => setPlanning(true)}>
            {next ? <Trans>Prévoir une autre rencontre</Trans> : <Trans>Prévoir une rencontre</Trans>}
          </Button>
        )}
        {network.businessTalk === 'never' && (
          <Button
            variant="subtle"
            renderRoot={(props) => <Link to="/" search={{ do: 'one-to-one' }} {...props} />}
          >
            <Trans>Noter un tête-à-tête</Trans>
          </Button>
        )}
      </div>
      {mayPlan && (
        <Suspense>
          <Decisions />
        </Suspense>
      )}
      <div className={styles.lists}>
        <List id="coming" title={t`Ensuite`} meetings={showsAll ? later : later.slice(0, shownAtFirst)}>
          {!showsAll && later.length > shownAtFirst && (
            <Button variant="subtle" className={arranged.flush} onClick={() => setShowsAll(true)}>
              <Trans>Voir les {later.length} rencontres prévues</Trans>
            </Button>
          )}
        </List>
        <List id="past" title={t`Passées`} meetings={past}>
          <Button variant="subtle" className={arranged.flush} onClick={() => setYearsBack(yearsBack + 1)}>
            <Trans>Voir l'année d'avant</Trans>
          </Button>
        </List>
      </div>
      {network.may.includes('describe-network') && (
        <Suspense>
          <HolidayCountry />
        </Suspense>
      )}
      <PlanSheet meeting={null} opened={isPlanning} onClose={() => setPlanning(false)} />
    </Page>
  );
}

type ListProps = Readonly<{
  id: string;
  title: string;
  meetings: readonly Meeting[];
  children?: ReactNode;
}>;

const List = ({ id, title, meetings, children }: ListProps) =>
  meetings.length > 0 && (
    <section aria-labelledby={id} className={styles.section}>
      <h2 id={id}>{title}</h2>
      <ul className={styles.list}>
        {meetings.map((meeting) => (
          <MeetingLine key={meeting.meetingId} meeting={meeting} />
        ))}
      </ul>
      {children}
    </section>
  );
