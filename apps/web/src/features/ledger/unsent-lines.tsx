import { Trans, useLingui } from '@lingui/react/macro';
import { useNetwork } from '../../server/network-context';
import { createdKind } from '../../server/outbox/kinds';
import { useUnsent } from '../../server/outbox/use-outbox';
import styles from './statement.module.css';
import rows from '../../ui/rows.module.css';

/** What this device knows already and the server does not. */
export function UnsentLines() {
  const { t } = useLingui();
  const network = useNetwork();
  const unsent = useUnsent().filter(
    ({ by, subject }) => by === network.personId && createdKind(subject) !== 'one-to-one',
  );
  const words = {
    referral: (name: string) => t`Donnée à ${name}`,
    thanks: (name: string) => t`Merci à ${name}`,
    'one-to-one': (name: string) => t`Tête-à-tête avec ${name}`,
    agreement: (name: string) => t`Accord, avec ${name}`,
    withdrawal: (name: string) => t`Retrait, avec ${name}`,
  };
  if (unsent.length === 0) return null;
  return (
    <ul className={styles.unsent} aria-label={t`Pas encore envoyé`}>
      {unsent.map(({ id, kind, about: { name } }) => (
        <li key={id}>
          <span className={rows.strong}>{words[kind](name)}</span>{' '}
          <span className={rows.dim}>
            <Trans>en attente d'envoi</Trans>
          </span>
        </li>
      ))}
    </ul>
  );
}
