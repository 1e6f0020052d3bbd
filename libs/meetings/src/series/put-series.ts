import type { Nth, PutSeriesBody, SeriesId, SeriesRule } from '@relais/contracts';
import type { Envelope } from '@relais/event-sourcing';
import type { Vault } from '@relais/vault';
import { PutSeries } from './series.commands';

/** The command for a body; the place goes into the vault, and its mark shows whether it changes. */
export function putSeries(
  { networkId, rule, from, until, without = [], startTime, endTime, kind, place }: PutSeriesBody,
  seriesId: SeriesId,
  envelope: Envelope,
  vault: Pick<Vault, 'fingerprint'>,
): PutSeries {
  return new PutSeries(
    {
      networkId,
      seriesId,
      ref: null,
      rule: 'every' in rule ? rule : monthlyInOrder(rule),
      from,
      until: until ?? null,
      without: without.map((span) => (typeof span === 'string' ? { from: span, to: span } : span)),
      startTime,
      endTime: endTime ?? null,
      kind,
      placeMark: place ? vault.fingerprint(place) : null,
    },
    envelope,
    // An empty value destroys the previous one.
    { place: place ?? '' },
  );
}

/** The weekdays of a month in their order, each once: equal rules are the same. */
export const monthlyInOrder = ({
  nth,
  weekday,
}: Exclude<PutSeriesBody['rule'], { every: number }>): SeriesRule => ({
  nth: [nth].flat().toSorted((one, other) => rank(one) - rank(other)),
  weekday,
});
const rank = (nth: Nth): number => (nth === 'last' ? 5 : nth);
