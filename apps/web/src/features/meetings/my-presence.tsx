import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { AttendanceStatus, MeetingAnswer } from '@relais/contracts';
import { useNetwork } from '../../server/network-context';
import { CardLink } from '../../ui/card-link';
import { Card } from '../../ui/layout/page';
import rows from '../../ui/layout/rows.module.css';
import { type Room, roomOf } from './room.rules';
import type { Line } from './sheet/lines.rules';
import styles from './sheet/sheet.module.css';
import { useMarking } from './sheet/use-marking';
import type { AttendanceSheet } from './sheet/use-sheet';
import { isOnTheDay } from './on-the-day';
import { useStatusWords } from './words';

type Props = Readonly<{ meeting: MeetingAnswer; sheet: AttendanceSheet }>;

/** For members: their own presence, until the sheet is closed, and who is in the room. */
export function MyPresence({ meeting, sheet }: Props) {
  const { t } = useLingui();
  const words = useStatusWords();
  const marking = useMarking(sheet);
  const network = useNetwork();
  const { personId, personName } = network;
  const mine = sheet.lines.find((line) => line.personId === personId);
  const isToday = isOnTheDay(meeting, Date.now());
  const isOpen = meeting.status === 'scheduled' && isToday;
  const room = roomOf(meeting, sheet.lines, isToday);
  const said: readonly (readonly [AttendanceStatus, string])[] = [
    ['present', t`Je suis là`],
    ['late', t`J'arrive en retard`],
    ['excused', t`Je ne viens pas`],
  ];
  const recorded = mine?.entered ?? null;
  return (
    <>
      {isOpen && mine && (
        <div className={styles.mine} role="group" aria-label={t`Ta présence`}>
          {said.map(([status, label]) => (
            <Button
              key={status}
              size="lg"
              variant={recorded === status ? 'filled' : 'default'}
              aria-pressed={recorded === status}
              onClick={() => void marking.mark({ ...mine, name: personName }, status)}
            >
              {label}
            </Button>
          ))}
        </div>
      )}
      {!isOpen && recorded && (
        <p>
          <Trans>Ta présence : {words[recorded]}</Trans>
        </p>
      )}
      {room && (
        <div className={styles.aboutRoom}>
          <RoomCard room={room} meeting={meeting} />
        </div>
      )}
    </>
  );
}

type RoomProps = Readonly<{ room: Room; meeting: MeetingAnswer }>;

function RoomCard({ room: { count, people, why }, meeting: { unnamed, needs } }: RoomProps) {
  const { t } = useLingui();
  const reasons: Record<NonNullable<Room['why']>, string> = {
    open:
      people.length === 0
        ? t`La feuille n'est pas encore validée.`
        : t`La feuille n'est pas encore validée : d'autres personnes sont sans doute là.`,
    'other-day': t`Les noms ne sont visibles que le jour même.`,
    never: t`Seules les personnes qui animent voient les noms.`,
  };
  return (
    <Card labelledBy="in-the-room">
      <h2 id="in-the-room">
        {count === null ? (
          <Trans>Dans la salle</Trans>
        ) : (
          <Plural value={count} one="# personne dans la salle" other="# personnes dans la salle" />
        )}
      </h2>
      {people.length > 0 && (
        <ul className={styles.room}>
          {people.map((line) => (
            <li key={line.personId}>
              {line.isMember && line.name ? (
                <>
                  <CardLink personId={line.personId}>{line.name}</CardLink>
                  {line.sector && ` · ${line.sector}`}
                </>
              ) : (
                nameAndTrade(line, t`nom effacé`)
              )}
              {needs
                .filter(({ personId }) => personId === line.personId)
                .map(({ text }) => (
                  <span key={text} className={`${rows.dim} ${rows.small} ${styles.seeks}`}>
                    <Trans>je cherche {text}</Trans>
                  </span>
                ))}
            </li>
          ))}
          {unnamed > 0 && <li>{t`sans nom : ${unnamed}`}</li>}
        </ul>
      )}
      {why && <p className={`${rows.dim} ${styles.why}`}>{reasons[why]}</p>}
    </Card>
  );
}

const nameAndTrade = ({ name, sector }: Line, erased: string): string =>
  [name ?? erased, sector].filter(Boolean).join(' · ');
