import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNetwork } from '../../../server/network-context';
import { plain, useFormat } from '../../../ui/format';
import rows from '../../../ui/layout/rows.module.css';
import { say } from '../../../ui/notices';
import { visitors } from '../reads';
import styles from './sheet.module.css';
import type { AttendanceSheet, Named } from './use-sheet';

type Props = Readonly<{ sheet: AttendanceSheet; wanted: string }>;

/** More would be longer to look through than a name to type. */
const most = 36;

/** Visitors who came lately and are not on this sheet: a tap, and they are there again. */
export function Returning({ sheet, wanted }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const known = useQuery(visitors(useNetwork())).data ?? [];
  const listed = new Set(sheet.lines.map(({ personId }) => personId));
  const lately = known
    .flatMap(({ personId, name, lastSeenOn }) =>
      name && !listed.has(personId) ? [{ personId, name, lastSeenOn }] : [],
    )
    .sort(
      (one, other) => other.lastSeenOn.localeCompare(one.lastSeenOn) || one.name.localeCompare(other.name),
    )
    .slice(0, most)
    .filter(({ name }) => plain(name).includes(wanted));
  if (lately.length === 0) return null;
  const welcome = ({ personId, name }: Named) =>
    void sheet.welcome({ personId, name }, { status: 'visitor' }).then(() => {
      say(t`${name} : en visite`, () => sheet.record({ personId, name }, { status: 'absent' }));
    });
  return (
    <div className={rows.tight}>
      <p className={rows.dim} id="returning">
        <Trans>De retour ?</Trans>
      </p>
      <ul className={styles.returning} aria-labelledby="returning">
        {lately.map(({ personId, name, lastSeenOn }) => {
          const day = format.shortDayYear(lastSeenOn);
          return (
            <li key={personId}>
              <button
                type="button"
                className={styles.chip}
                title={t`dernière venue le ${day}`}
                onClick={() => welcome({ personId, name })}
              >
                {name}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
