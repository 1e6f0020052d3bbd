import type { ExportRow } from './export-rows';
import type { NetworkState } from './recorded/network-state';

/** The lines of reports.csv, without what was taken back; of the same report on one day the last. */
export function* reportRows({ referrals }: Pick<NetworkState, 'referrals'>): Generator<ExportRow> {
  for (const { ref, referralId, steps } of referrals.values()) {
    const standing = steps.filter(({ isStanding }) => isStanding);
    for (const [n, { what, on, because }] of standing.entries()) {
      const isRepeated = standing.slice(n + 1).some((later) => later.what === what && later.on === on);
      if (!isRepeated) yield { referralRef: ref ?? referralId, on, report: what, because };
    }
  }
}
