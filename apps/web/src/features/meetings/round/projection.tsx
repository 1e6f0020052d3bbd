import { Trans, useLingui } from '@lingui/react/macro';
import type { MeetingAnswer } from '@relais/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useLayoutEffect, useRef } from 'react';
import { useNetwork } from '../../../server/network-context';
import { description } from '../../../server/reads';
import rows from '../../../ui/layout/rows.module.css';
import { AgendaList } from '../agenda/agenda-list';
import type { Line } from '../sheet/lines.rules';
import { ProjectedMinute } from './projected-minute';
import styles from './round.module.css';
import { Timer } from './timer';
import { type RunningRound, seatsOf } from './use-round';

type Props = Readonly<{ meeting: MeetingAnswer; running: RunningRound }>;

/** For a beamer: who speaks and who comes next, in big type; it follows the round in the other tabs of this browser. */
export function Projection({ meeting, running }: Props) {
  const { t } = useLingui();
  const network = useNetwork();
  const { data } = useQuery(description(network));
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const { round } = running;
  // A support circle shows first names alone.
  const nameOf = (line: Line | undefined) => {
    const name = line?.name ?? t`nom effacé`;
    return data && data.purpose !== 'support' ? name : (name.split(' ')[0] ?? name);
  };
  const seats = round ? seatsOf(round) : [];
  return (
    <dialog ref={dialog} className={styles.projected} aria-label={t`Tour de table`}>
      <header className={rows.spread}>
        <h1>{round ? <Trans>Tour de table</Trans> : network.name}</h1>
        <Link to="/round" search={{ meeting: meeting.meetingId }} className={rows.link}>
          <Trans>Fermer</Trans>
        </Link>
      </header>
      {round === null ? (
        <div className={styles.course}>
          <AgendaList meeting={meeting} />
        </div>
      ) : (
        <>
          {round.turnFrom !== null && <Timer key={round.turnFrom} round={round} isLarge />}
          <div className={styles.tables}>
            {seats.map((table, at) => {
              const n = at + 1;
              const speaker = table.find(({ place }) => place === 'speaking');
              const next = table.filter(({ place }) => place === 'waiting').slice(0, 3);
              const names = next.map(({ personId }) => nameOf(running.lineOf(personId)));
              return (
                <section key={n} aria-label={t`Table ${n}`} className={styles.projectedTable}>
                  {seats.length > 1 && (
                    <h2>
                      <Trans>Table {n}</Trans>
                    </h2>
                  )}
                  <p className={styles.projectedSpeaker}>
                    {speaker ? nameOf(running.lineOf(speaker.personId)) : <Trans>Merci !</Trans>}
                  </p>
                  {speaker && data && data.purpose !== 'support' && (
                    <ProjectedMinute
                      key={speaker.personId}
                      meetingId={meeting.meetingId}
                      personId={speaker.personId}
                    />
                  )}
                  {names.length > 0 && (
                    <p className={rows.dim}>
                      <Trans>Ensuite : {names.join(', ')}</Trans>
                    </p>
                  )}
                </section>
              );
            })}
          </div>
        </>
      )}
    </dialog>
  );
}
