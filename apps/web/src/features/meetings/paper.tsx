import { Trans, useLingui } from '@lingui/react/macro';
import type { MeetingAnswer } from '@relais/contracts';
import { useNetwork } from '../../server/network-context';
import { useFormat } from '../../ui/format';
import { useKindWords } from '../../ui/kind-words';
import { timed } from './agenda/agenda.rules';
import type { Line } from './sheet/lines.rules';
import styles from './paper.module.css';
import { useWhenAndWhere } from './words';

type Props = Readonly<{ meeting: MeetingAnswer; lines: readonly Line[] }>;

const blankLines = 8;

/** The sheet on A4, to be signed: on paper alone. */
export function Paper({ meeting, lines }: Props) {
  const { t } = useLingui();
  const { name } = useNetwork();
  const format = useFormat();
  const day = format.day(meeting.date);
  const course = timed(meeting.startTime, meeting.agenda);
  const kind = useKindWords()[meeting.kind];
  const when = useWhenAndWhere()(meeting);
  const members = lines.filter(({ isMember }) => isMember);
  return (
    <section className={styles.paper} aria-label={t`Feuille à signer`}>
      <h2>
        <Trans>Feuille de présence</Trans>
      </h2>
      <p>{[name, kind, day, when].join(' · ')}</p>
      {course.length > 0 && (
        <p>{course.map(({ from, title }) => `${format.time(from)} ${title}`).join(' · ')}</p>
      )}
      <table>
        <thead>
          <tr>
            <th scope="col">{t`Nom`}</th>
            <th scope="col">{t`Métier`}</th>
            <th scope="col">{t`Signature`}</th>
          </tr>
        </thead>
        <tbody>
          {members.map(({ personId, name: called, sector }) => (
            <tr key={personId}>
              <td>{called}</td>
              <td>{sector}</td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <table>
        <thead>
          <tr>
            <th scope="col">{t`Invité ou remplaçant`}</th>
            <th scope="col">{t`Vient avec, remplace`}</th>
            <th scope="col">{t`Signature`}</th>
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: blankLines }, (_, line) => (
            <tr key={line}>
              <td />
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
