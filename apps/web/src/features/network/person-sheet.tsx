import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { PersonId } from '@relais/contracts';
import { Link } from '@tanstack/react-router';
import { useNetwork } from '../../server/network-context';
import { CardLink } from '../../ui/card-link';
import { useFormat } from '../../ui/format';
import rows from '../../ui/layout/rows.module.css';
import { Sheet } from '../../ui/layout/sheet';
import { Reach } from './messages/reach';
import { Count, useBehind } from './rows/behind';

type Props = Readonly<{ of: string; onClose: () => void }>;

/** A person: how often they came lately, and how they are reached where a list asks for it. */
export function PersonSheet({ of, onClose }: Props) {
  const { people, nameOf } = useBehind();
  const { may, businessTalk } = useNetwork();
  const personId = of as PersonId;
  const name = nameOf(personId);
  if (name === null) return null;
  const contact = people?.contacts.find((one) => one.personId === personId);
  return (
    <Sheet opened onClose={onClose} title={name}>
      <div className={rows.stack}>
        <Attendance personId={personId} />
        {businessTalk !== 'never' && people?.exchangeRows && <Exchanged personId={personId} />}
        {contact && <Reach personId={personId} name={name} contact={contact} />}
        <p>
          <CardLink personId={personId} className={rows.link}>
            <Trans>Sa fiche</Trans>
          </CardLink>
        </p>
        {may.includes('read-people') && (
          <p>
            <Link to="/people" hash={`person-${personId}`} className={rows.link}>
              <Trans>Ouvrir dans Membres et rôles</Trans>
            </Link>
          </p>
        )}
      </div>
    </Sheet>
  );
}

/** At how many of the meetings that the figures look at, and when last. */
function Attendance({ personId }: { personId: PersonId }) {
  const { t } = useLingui();
  const format = useFormat();
  const { rowsOf, lastDayOf } = useBehind();
  const attended = `attended.${personId}` as const;
  const there = rowsOf(attended)?.length ?? 0;
  const looked = rowsOf('newFaceMeetings.whole')?.length ?? 0;
  const last = lastDayOf(personId);
  const lastDay = last && format.shortDayYear(last);
  const times = <Count of={attended}>{t`${plural(there, { one: '# fois', other: '# fois' })}`}</Count>;
  const lately = t`${plural(looked, { one: 'sur la dernière rencontre', other: 'sur les # dernières rencontres' })}`;
  return (
    <p className={rows.dim}>
      {last ? (
        <Trans>
          Présences : {times} {lately}, la dernière le {lastDay}
        </Trans>
      ) : (
        <Trans>Présences : aucune rencontre encore</Trans>
      )}
    </p>
  );
}

/** What a person gave and received at these meetings and between them, for organisers. */
function Exchanged({ personId }: { personId: PersonId }) {
  const { t } = useLingui();
  const { rowsOf } = useBehind();
  const [givenKey, receivedKey] = [`given.${personId}`, `received.${personId}`] as const;
  const given = rowsOf(givenKey)?.length ?? 0;
  const received = rowsOf(receivedKey)?.length ?? 0;
  const gave = t`${plural(given, { one: '# donnée', other: '# données' })}`;
  const got = t`${plural(received, { one: '# reçue', other: '# reçues' })}`;
  return (
    <p className={rows.dim}>
      <Trans>
        Recos entre la première et la dernière d'entre elles : <Count of={givenKey}>{gave}</Count>,{' '}
        <Count of={receivedKey}>{got}</Count>
      </Trans>
    </p>
  );
}
