import { Trans, useLingui } from '@lingui/react/macro';
import { useNetwork } from '../../server/network-context';
import { useUnsent } from '../../server/outbox';
import styles from './statement.module.css';
import rows from '../../ui/rows.module.css';

/** What this device knows already and the server does not. */
export function UnsentLines() {
  const { t } = useLingui();
  const network = useNetwork();
  const unsent = useUnsent().filter(
    ({ networkId, by, kind }) => networkId === network.id && by === network.personId && kind !== 'one-to-one',
  );
  if (unsent.length === 0) return null;
  return (
    <ul className={styles.unsent} aria-label={t`Pas encore envoyé`}>
      {unsent.map(({ path, kind, about: { name }, withdraws }) => (
        <li key={path}>
          <span className={rows.strong}>
            {withdraws
              ? t`Retrait, avec ${name}`
              : kind === 'thanks'
                ? t`Merci à ${name}`
                : t`Donnée à ${name}`}
          </span>{' '}
          <span className={rows.dim}>
            <Trans>pas encore envoyé</Trans>
          </span>
        </li>
      ))}
    </ul>
  );
}
