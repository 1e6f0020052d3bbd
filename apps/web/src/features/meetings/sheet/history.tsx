import { Trans, useLingui } from '@lingui/react/macro';
import type { MeetingId, PersonId } from '@relais/contracts';
import { useQuery } from '@tanstack/react-query';
import { useNetwork } from '../../../server/network-context';
import { useFormat } from '../../../ui/format';
import rows from '../../../ui/layout/rows.module.css';
import { history } from '../reads';
import { useStatusWords } from '../words';

type Props = Readonly<{ meetingId: MeetingId; personId: PersonId }>;

/** The recorded attendance of a person at a meeting, with author, time and reason. */
export function History({ meetingId, personId }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useStatusWords();
  const network = useNetwork();
  const { data } = useQuery(history(network, meetingId, personId));
  if (!data || data.length === 0) return null;
  return (
    <section className={rows.tight} aria-labelledby="attendance-history">
      <h3 id="attendance-history">
        <Trans>Ce qui a été noté</Trans>
      </h3>
      <ul className={rows.tight}>
        {data.map(({ id, recordedAt, by, status, afterClosing, reason }) => {
          const who =
            by?.personId === network.personId ? t`par toi` : by && t`par ${by.name ?? t`nom effacé`}`;
          return (
            <li key={id}>
              <p className={rows.strong}>{words[status]}</p>
              <p className={`${rows.small} ${rows.dim}`}>
                {[format.instant(recordedAt), who, afterClosing && t`après la validation`, reason]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
