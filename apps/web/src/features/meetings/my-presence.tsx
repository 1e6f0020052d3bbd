import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { AttendanceStatus, MeetingAnswer } from '@relais/contracts';
import { useNetwork } from '../../server/network-context';
import { Card } from '../../ui/layout/page';
import { type Line, isInTheRoom } from './sheet/lines.rules';
import styles from './sheet/sheet.module.css';
import { useMarking } from './sheet/use-marking';
import type { AttendanceSheet } from './sheet/use-sheet';
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
  const isOpen = meeting.status === 'scheduled' && isOnTheDay(meeting, Date.now());
  const room = sheet.lines.filter((line) => line.status !== null && isInTheRoom(line));
  const said: readonly (readonly [AttendanceStatus, string])[] = [
    ['present', t`Je suis là`],
    ['late', t`J'arrive en retard`],
    ['excused', t`Je ne viens pas`],
  ];
  const recorded = mine?.isUnsent ? mine.shown : (mine?.status ?? null);
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
      {room.length > 0 && (
        <Card labelledBy="in-the-room">
          <h2 id="in-the-room">
            <Plural value={meeting.room} one="# personne dans la salle" other="# personnes dans la salle" />
          </h2>
          <ul className={styles.room}>
            {room.map((line) => (
              <li key={line.personId}>{nameAndTrade(line, t`nom effacé`)}</li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

const nameAndTrade = ({ name, sector }: Line, erased: string): string =>
  [name ?? erased, sector].filter(Boolean).join(' · ');

const isOnTheDay = ({ onTheDay }: MeetingAnswer, now: number): boolean =>
  onTheDay !== null && Date.parse(onTheDay.from) <= now && now <= Date.parse(onTheDay.until);
