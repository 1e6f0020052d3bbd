import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { MinuteAnswer } from '@relais/contracts';
import { useQuery } from '@tanstack/react-query';
import { useNetwork } from '../../../server/network-context';
import { useFormat } from '../../../ui/format';
import { Card } from '../../../ui/layout/page';
import rows from '../../../ui/layout/rows.module.css';
import { minute } from './reads';
import styles from './round.module.css';

type Part = Readonly<{ title: string; count: number; lines: readonly string[] }>;

/** « Ma minute »: what one can tell in the round, for one's own eyes. */
export function Minute() {
  const { data } = useQuery(minute(useNetwork()));
  const format = useFormat();
  const parts = useParts(data);
  if (!data) return null;
  const since = data.since && format.longDay(data.since.date);
  const told = parts.filter(({ count }) => count > 0);
  return (
    <Card labelledBy="my-minute">
      <h2 id="my-minute">
        <Trans>Ma minute</Trans>
      </h2>
      <p className={`${rows.dim} ${rows.small}`}>
        {since ? <Trans>Depuis la rencontre du {since}.</Trans> : <Trans>Ces trente derniers jours.</Trans>}
      </p>
      {told.length === 0 && (
        <p>
          <Trans>Rien de noté : dis simplement qui tu aimerais connaître.</Trans>
        </p>
      )}
      {told.map(({ title, count, lines }) => (
        <div key={title}>
          <h3>{title}</h3>
          <ul className={styles.told}>
            {lines.map((line, index) => (
              <li key={index}>{line}</li>
            ))}
          </ul>
          {count > lines.length && (
            <p className={rows.dim}>
              <Plural value={count - lines.length} one="et # autre" other="et # autres" />
            </p>
          )}
        </div>
      ))}
    </Card>
  );
}

function useParts(data: MinuteAnswer | undefined): readonly Part[] {
  const { t } = useLingui();
  if (!data) return [];
  const { referrals, thanks, oneToOnes, guests, needs } = data;
  const name = ({ person }: Readonly<{ person: { name: string | null } }>) => person.name ?? t`nom effacé`;
  const part = <Line,>(
    title: string,
    told: Readonly<{ count: number; lines: readonly Line[] }> | null,
    words: (line: Line) => string,
  ): Part => ({ title, count: told?.count ?? 0, lines: told?.lines.map(words) ?? [] });
  return [
    part(t`Mes recos`, referrals, (line) =>
      [name(line), line.prospect, line.need].filter(Boolean).join(' · '),
    ),
    part(t`Mes mercis`, thanks, name),
    part(t`Mes tête-à-tête`, oneToOnes, name),
    part(t`Mes invités`, guests, name),
    part(t`Je cherche`, needs, ({ text }) => text),
  ];
}
