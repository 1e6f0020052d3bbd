import { Trans, useLingui } from '@lingui/react/macro';
import type { MeetingAnswer, PersonId } from '@relais/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNetwork } from '../../../server/network-context';
import { description, today } from '../../../server/reads';
import { Legend } from '../../../ui/choices';
import rows from '../../../ui/layout/rows.module.css';
import { SendText } from '../../../ui/send-text';
import styles from './sheet.module.css';
import { summary } from './summary';
import type { AttendanceSheet } from './use-sheet';

type Props = Readonly<{ meeting: MeetingAnswer; sheet: AttendanceSheet }>;

const firstNameOf = (name: string): string => name.split(' ')[0] ?? name;

/** « Résumé à partager »: new faces are named where the host ticks them. */
export function SharedSummary({ meeting, sheet: { lines, counts, unnamed } }: Props) {
  const { i18n } = useLingui();
  const network = useNetwork();
  const purpose = useQuery(description(network)).data?.purpose;
  const next = useQuery(today(network)).data?.next ?? null;
  const [named, setNamed] = useState<readonly PersonId[]>([]);
  const guests = lines.filter(({ shown, name }) => shown === 'visitor' && name);
  // Where people meet for support, nobody is named outside the room.
  const mayName = purpose !== undefined && purpose !== 'support';
  const text = summary(i18n, {
    network: network.name,
    date: meeting.date,
    room: counts.room,
    guests: counts.visitor + unnamed,
    welcomed: guests
      .filter(({ personId }) => named.includes(personId))
      .map(({ name }) => firstNameOf(name ?? '')),
    referrals: meeting.referrals ?? 0,
    next,
  });
  return (
    <>
      <SendText text={text} subject={network.name} lines={8} isEditable />
      <p className={`${rows.small} ${rows.dim}`}>
        <Trans>Le texte ne dit jamais qui manquait.</Trans>
      </p>
      {mayName && guests.length > 0 && (
        <fieldset className={styles.greeted}>
          <Legend>
            <Trans>Saluer par leur prénom</Trans>
          </Legend>
          {guests.map(({ personId, name }) => (
            <label key={personId} className={styles.box}>
              <input
                type="checkbox"
                checked={named.includes(personId)}
                onChange={({ currentTarget: { checked } }) =>
                  setNamed(checked ? [...named, personId] : named.filter((one) => one !== personId))
                }
              />
              {firstNameOf(name ?? '')}
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}
