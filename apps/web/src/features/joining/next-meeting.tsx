import { Trans } from '@lingui/react/macro';
import type { TodayAnswer } from '@relais/contracts';
import { Link } from '@tanstack/react-router';
import { useNetwork } from '../../server/network-context';
import { useFormat } from '../../ui/format';
import { useKindWords } from '../../ui/kind-words';
import rows from '../../ui/layout/rows.module.css';

/** The planned meeting, or how to plan one. `next` undefined: it is not known yet. */
export function NextMeeting({ next }: { next: TodayAnswer['next'] | undefined }) {
  const format = useFormat();
  const kinds = useKindWords();
  const { may } = useNetwork();
  if (next === undefined) return null;
  if (next) {
    const [day, time] = [format.longDay(next.date), format.time(next.startTime)];
    return (
      <div>
        <p className={rows.strong}>
          <Trans>
            Prochaine rencontre : {day} à {time}
          </Trans>
        </p>
        <p className={rows.dim}>{[kinds[next.kind], next.place].filter(Boolean).join(' · ')}</p>
      </div>
    );
  }
  return (
    <div className={rows.spread}>
      <p>
        <Trans>Aucune rencontre n'est prévue.</Trans>
      </p>
      {may.includes('put-meeting') && (
        <Link to="/meetings" className={rows.link}>
          <Trans>En prévoir une</Trans>
        </Link>
      )}
    </div>
  );
}
