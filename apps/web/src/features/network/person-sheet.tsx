import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { PersonId } from '@relais/contracts';
import { Link } from '@tanstack/react-router';
import { useNetwork } from '../../server/network-context';
import { useFormat } from '../../ui/format';
import rows from '../../ui/layout/rows.module.css';
import { Sheet } from '../../ui/layout/sheet';
import { Reach } from './messages/reach';
import { useBehind } from './rows/behind';

type Props = Readonly<{ of: string | undefined; onClose: () => void }>;

/** A person: how often they came lately, and how they are reached where a list asks for it. */
export function PersonSheet({ of, onClose }: Props) {
  const { people, nameOf } = useBehind();
  const { may } = useNetwork();
  const personId = of as PersonId;
  const name = nameOf(personId);
  if (!of || name === null) return null;
  const contact = people?.contacts.find((one) => one.personId === personId);
  return (
    <Sheet opened onClose={onClose} title={name}>
      <div className={rows.stack}>
        <Attendance personId={personId} />
        {contact && <Reach personId={personId} name={name} contact={contact} />}
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
  const { meetingsOf } = useBehind();
  const { there, looked, last } = meetingsOf(personId);
  const times = t`${plural(there, { one: '# fois', other: '# fois' })}`;
  const lately = t`${plural(looked, { one: 'sur la dernière rencontre', other: 'sur les # dernières rencontres' })}`;
  const rate = `${times} ${lately}`;
  return (
    <p className={rows.dim}>
      {last
        ? t`Présences : ${rate}, la dernière le ${format.shortDayYear(last)}`
        : t`Présences : aucune rencontre encore`}
    </p>
  );
}
