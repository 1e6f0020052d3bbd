import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useFormat } from '../ui/format';

type Counts = Readonly<{ unseen: readonly unknown[]; joinRequests: number }>;

/** « 2 nouvelles recos et 1 demande d'adhésion ». */
export function useNewsWords() {
  const { t } = useLingui();
  const { list } = useFormat();
  const referrals = (count: number) =>
    t`${plural(count, { one: '# nouvelle reco', other: '# nouvelles recos' })}`;
  const requests = (count: number) =>
    t`${plural(count, { one: "# demande d'adhésion", other: "# demandes d'adhésion" })}`;
  const all = ({ unseen, joinRequests }: Counts) =>
    list([
      ...(unseen.length > 0 ? [referrals(unseen.length)] : []),
      ...(joinRequests > 0 ? [requests(joinRequests)] : []),
    ]);
  /** In other networks, or for another person of this account. */
  const elsewhere = (count: number) =>
    t`${plural(count, { one: '# nouveauté ailleurs', other: '# nouveautés ailleurs' })}`;
  return { referrals, requests, all, elsewhere };
}
