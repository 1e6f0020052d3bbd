import { useLingui } from '@lingui/react/macro';
import { useNetwork } from '../../server/network-context';
import { type Kind, createdKind } from '../../server/outbox/kinds';
import { standingOf } from '../../server/outbox/outbox.rules';
import { isRecorded } from '../../server/outbox/recorded.rules';
import { useUnsent } from '../../server/outbox/use-outbox';
import type { Ledger } from '../../server/reads';
import rows from '../../ui/layout/rows.module.css';
import { useStandingWords } from '../../ui/standing-words';
import styles from './statement.module.css';

const ofLedger: readonly (Kind | undefined)[] = ['referral', 'thanks'];

/** What this device knows already and the server does not. */
export function UnsentLines({ lines }: { lines: Ledger['entries'] }) {
  const { t } = useLingui();
  const network = useNetwork();
  const all = useUnsent();
  const standing = useStandingWords();
  const unsent = all.filter(
    (entry) =>
      entry.by === network.personId &&
      ofLedger.includes(createdKind(entry.subject)) &&
      !isRecorded(entry, lines),
  );
  const words: Partial<Record<Kind, (name: string) => string>> = {
    referral: (name: string) => t`Donnée à ${name}`,
    thanks: (name: string) => t`Merci à ${name}`,
    agreement: (name: string) => t`Accord, avec ${name}`,
    acknowledgement: (name: string) => t`Reco de ${name} : bien reçue`,
    outcome: (name: string) => t`Reco de ${name} : la suite`,
    withdrawal: (name: string) => t`Retrait, avec ${name}`,
  };
  if (unsent.length === 0) return null;
  return (
    <ul className={styles.unsent} aria-label={t`Pas encore envoyé`}>
      {unsent.map((entry) => (
        <li key={entry.id}>
          <span className={rows.strong}>{words[entry.kind]?.(entry.about.name)}</span>
          <span className={rows.dim}> · {standing.of(standingOf(entry, all))}</span>
        </li>
      ))}
    </ul>
  );
}
