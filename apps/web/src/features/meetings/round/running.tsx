import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { MeetingId } from '@relais/contracts';
import { Link } from '@tanstack/react-router';
import rows from '../../../ui/layout/rows.module.css';
import meetings from '../meetings.module.css';
import { type Round, advanced, withNext } from './round.rules';
import styles from './round.module.css';
import { Seat } from './seat';
import { Timer } from './timer';
import { type RunningRound, seatsOf } from './use-round';

type Props = Readonly<{ running: RunningRound; round: Round; meetingId: MeetingId }>;

/** The round while it goes on: whose turn it is, what is left of it, and who comes next. */
export function Running({ running, round, meetingId }: Props) {
  const { t } = useLingui();
  const seats = seatsOf(round);
  const names = seats
    .flat()
    .filter(({ place }) => place === 'speaking')
    .map(({ personId }) => running.lineOf(personId)?.name ?? t`nom effacé`);
  const isOver = names.length === 0;
  return (
    <div className={rows.stack}>
      <div className={styles.turn}>
        <p className={styles.speaker} aria-live="polite">
          {isOver ? <Trans>Tout le monde a parlé.</Trans> : names.join(' · ')}
        </p>
        {!isOver && (
          <>
            <Timer key={round.turnFrom} round={round} />
            <Button
              size="lg"
              className={styles.onward}
              onClick={() => running.keep(advanced(round, Date.now()))}
            >
              <Trans>Suivant</Trans>
            </Button>
          </>
        )}
      </div>
      <div className={rows.inline}>
        <Button
          variant="default"
          renderRoot={(props) => (
            <Link to="/round" search={{ meeting: meetingId, on: 'screen' }} target="_blank" {...props} />
          )}
        >
          <Trans>Projeter</Trans>
        </Button>
        <Button variant="default" onClick={() => running.keep(null)}>
          {isOver ? <Trans>Terminer</Trans> : <Trans>Recommencer</Trans>}
        </Button>
      </div>
      <div className={styles.tables}>
        {seats.map((table, at) => {
          const n = at + 1;
          return (
            <section key={n} className={meetings.section} aria-label={t`Table ${n}`}>
              {seats.length > 1 && (
                <h2>
                  <Trans>Table {n}</Trans>
                </h2>
              )}
              <ol className={`${meetings.list} ${styles.order}`}>
                {table.map(({ personId, place }) => (
                  <Seat
                    key={personId}
                    line={running.lineOf(personId)}
                    place={place}
                    action={t`parle ensuite`}
                    onTap={() => running.keep(withNext(round, personId, Date.now()))}
                  />
                ))}
              </ol>
            </section>
          );
        })}
      </div>
    </div>
  );
}
