import { useLingui } from '@lingui/react/macro';
import { useNetwork } from '../../server/network-context';
import type { Ledger } from '../../server/reads';
import { download } from '../../ui/download';
import { minuteIn, plain } from '../../ui/format';
import { csvOf } from './csv';
import { useWords } from './words';

/** The statement as CSV: oldest first, days and sums as figures that a spreadsheet can add up. */
export function useDownload(ledger: Ledger | undefined) {
  const { t, i18n } = useLingui();
  const words = useWords();
  const { decimals, timezone } = useNetwork();
  const units = (minor: number | null): number | null => (minor === null ? null : minor / 10 ** decimals);
  return () => {
    if (!ledger) return;
    const head = [
      t`Jour`,
      t`Noté le`,
      t`Quoi`,
      t`Personne`,
      t`Besoin`,
      t`Personne recommandée`,
      t`Montant`,
      t`Recos données moins reçues`,
      t`Affaires grâce à moi moins affaires grâce aux autres`,
      t`Comptée`,
    ];
    const rows = ledger.entries.map((entry) => {
      const name = words.name(entry.counterpart?.name);
      return [
        entry.on,
        minuteIn(timezone, entry.recordedAt),
        words.line(entry.kind, name),
        name,
        entry.need,
        entry.prospect,
        units(entry.amountInCents),
        entry.balance,
        units(entry.valueBalance),
        entry.standing ? t`oui` : t`non`,
      ];
    });
    const note = t`Relevé indicatif, n'est pas une pièce comptable.`;
    download(
      `${plain(t`Relevé`)}-${ledger.asOf}.csv`,
      csvOf(i18n.locale, [head, ...rows, [note]]),
      'text/csv',
    );
  };
}
