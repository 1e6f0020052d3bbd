import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import type { MeetingAnswer, PersonId } from '@relais/contracts';
import { getRouteApi } from '@tanstack/react-router';
import { Suspense, lazy, useState } from 'react';
import { plain } from '../../../ui/format';
import { MyNeeds } from '../../../ui/further/my-needs';
import { Page } from '../../../ui/layout/page';
import rows from '../../../ui/layout/rows.module.css';
import { Sheet } from '../../../ui/layout/sheet';
import { hush } from '../../../ui/notices';
import { Icon } from '../../../ui/theme/icons';
import { ChoicesSheet } from './choices-sheet';
import { Closing } from './closing';
import { Counted } from './counted';
import { type Line, isExpectedGuest, partsOf, substituteOf } from './lines.rules';
import { AllMeetings, MeetingTools } from '../meeting-tools';
import { isOnTheDay } from '../on-the-day';
import { Paper } from '../paper';
import { PersonRow } from './person-row';
import { Returning } from './returning';
import styles from './sheet.module.css';
import { Unnamed } from './unnamed';
import { useMarking } from './use-marking';
import type { AttendanceSheet } from './use-sheet';
import { VisitorForm } from './visitor-form';
import { capital, useTitle, useWhenAndWhere } from '../words';

const Minute = lazy(() => import('../round/minute').then((module) => ({ default: module.Minute })));
const Agenda = lazy(() => import('../agenda/agenda').then((module) => ({ default: module.Agenda })));
const Arrivals = lazy(() => import('./arrivals').then((module) => ({ default: module.Arrivals })));

type Props = Readonly<{ meeting: MeetingAnswer; sheet: AttendanceSheet }>;

const route = getRouteApi('/signed-in/meetings');

/** From so many people on one searches. */
const large = 16;

/** The sheet of a meeting whose day has come, for hosts: who is there, until it is closed and after. */
export function AttendancePage({ meeting, sheet }: Props) {
  const { t } = useLingui();
  const title = useTitle();
  const when = useWhenAndWhere();
  const marking = useMarking(sheet);
  const [find, setFind] = useState('');
  const [chosen, setChosen] = useState<PersonId | null>(
    (route.useSearch().person ?? null) as PersonId | null,
  );
  const [isWelcoming, setWelcoming] = useState(false);
  const { lines, counts } = sheet;
  const isClosed = meeting.status === 'held';
  const wanted = plain(find);
  const matches = ({ name, sector }: Line) =>
    plain([name, sector].filter(Boolean).join(' ')).includes(wanted);
  const parts = partsOf(lines);
  const [regulars, guests] = [parts.regulars.filter(matches), parts.guests.filter(matches)];
  const opened = lines.find(({ personId }) => personId === chosen);
  const nameOf = (id: PersonId) => lines.find(({ personId }) => personId === id)?.name ?? t`nom effacé`;
  const beside = (line: Line): string | null => {
    const { shown, substituteFor, invitedBy } = line;
    const substitute = line.shown === 'represented' && substituteOf(line, lines);
    if (substitute) return t`par ${nameOf(substitute.personId)}`;
    if (substituteFor && shown === 'substitute') return t`pour ${nameOf(substituteFor)}`;
    return (shown === 'visitor' || shown === null) && invitedBy ? t`avec ${nameOf(invitedBy)}` : null;
  };
  /** Who is there is missing after a tap, who is not expected is there; all else is chosen. */
  const row = (one: Line) => {
    const open = () => {
      hush();
      setChosen(one.personId);
    };
    const isArriving = isExpectedGuest(one);
    const isToggled =
      !isClosed &&
      (isArriving || (regulars.includes(one) && (one.shown === 'present' || one.shown === null)));
    const status = isArriving ? 'visitor' : one.shown === null ? 'present' : 'absent';
    const action = !isToggled
      ? t`changer`
      : status !== 'absent'
        ? t`noter sa présence`
        : t`noter son absence`;
    const tap = isToggled ? () => void marking.mark(one, status) : open;
    return (
      <PersonRow
        key={one.personId}
        line={one}
        beside={beside(one)}
        action={action}
        onTap={tap}
        onOther={open}
      />
    );
  };
  return (
    <Page title={title(meeting)} isLed isUntitledOnPaper>
      <p className={`${rows.dim} ${rows.small} ${styles.when}`}>{capital(when(meeting))}</p>
      <div className={styles.screen}>
        <Counted sheet={sheet} />
        <p className={`${rows.dim} ${styles.hint}`}>
          {isClosed ? (
            <Trans>La feuille est validée. Une correction reste visible dans l'historique.</Trans>
          ) : counts.absent === 0 ? (
            <Trans>Appuie sur le nom de chaque personne absente.</Trans>
          ) : (
            <Trans>Appuie encore une fois : retard, excuse ou remplacement.</Trans>
          )}
        </p>
        <div className={styles.people}>
          {lines.length >= large && (
            <TextInput
              type="search"
              aria-label={t`Chercher un nom ou un métier`}
              placeholder={t`Un nom, un métier`}
              leftSection={<Icon name="search" size={18} />}
              value={find}
              autoComplete="off"
              onChange={(event) => setFind(event.currentTarget.value)}
            />
          )}
          <ul className={styles.list} aria-label={t`Feuille de présence`}>
            {regulars.map(row)}
          </ul>
          {regulars.length === 0 && (
            <p className={rows.dim}>
              <Trans>Personne de ce nom ni de ce métier.</Trans>
            </p>
          )}
        </div>
        <section className={styles.guests} aria-labelledby="guests">
          <h2 id="guests">
            <Trans>Invités et remplaçants</Trans>
          </h2>
          {guests.length > 0 && <ul className={styles.list}>{guests.map(row)}</ul>}
          <Suspense>
            <Arrivals meetingId={meeting.meetingId} nameOf={nameOf} />
          </Suspense>
          <div className={rows.inline}>
            <Button
              variant="default"
              leftSection={<Icon name="add" size={18} />}
              onClick={() => {
                hush();
                setWelcoming(true);
              }}
            >
              <Trans>Invité</Trans>
            </Button>
            <Unnamed sheet={sheet} />
          </div>
          {!isClosed && <Returning sheet={sheet} wanted={wanted} />}
        </section>
        <Closing meeting={meeting} sheet={sheet} />
        {!isClosed && <MyNeeds />}
        <div className={styles.tools}>
          <Suspense>
            {!isClosed && isOnTheDay(meeting, Date.now()) && <Minute />}
            <Agenda meeting={meeting} />
          </Suspense>
          <MeetingTools meeting={meeting} />
          <AllMeetings />
        </div>
      </div>
      <Paper meeting={meeting} lines={lines} />
      {opened && (
        <ChoicesSheet
          key={opened.personId}
          line={opened}
          sheet={sheet}
          marking={marking}
          isClosed={isClosed}
          onClose={() => setChosen(null)}
        />
      )}
      <Sheet opened={isWelcoming} onClose={() => setWelcoming(false)} title={t`Noter un invité`}>
        <VisitorForm sheet={sheet} onDone={() => setWelcoming(false)} />
      </Sheet>
    </Page>
  );
}
