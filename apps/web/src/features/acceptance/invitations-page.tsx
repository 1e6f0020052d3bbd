import { Trans, useLingui } from '@lingui/react/macro';
import type { MeAnswer } from '@relais/contracts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Bare } from '../../ui/layout/bare';
import rows from '../../ui/layout/rows.module.css';
import styles from './acceptance.module.css';
import { Invitation } from './invitation';

type Props = Readonly<{ me: MeAnswer; below: ReactNode }>;

/** The networks that others brought the persons of this account into, each to accept or to decline. */
export function InvitationsPage({ me: { networks, address }, below }: Props) {
  const { t } = useLingui();
  const unanswered = networks.filter(({ accepted }) => !accepted);
  return (
    <Bare title={t`Accepter ou refuser`} below={below}>
      {address && (
        <p className={rows.dim}>
          <Trans>
            Adresse utilisée : <strong>{address}</strong>
          </Trans>
        </p>
      )}
      {unanswered.length === 0 && (
        <p>
          <Trans>Aucun réseau n'attend de réponse.</Trans>
        </p>
      )}
      <div className={styles.invitations}>
        {unanswered.map((network) => (
          <Invitation key={network.personId} network={network} />
        ))}
      </div>
      <div className={rows.inline}>
        {networks.some(({ accepted }) => accepted) && (
          <Link to="/" className={rows.link}>
            <Trans>Plus tard</Trans>
          </Link>
        )}
        <Link to="/my-data" className={rows.link}>
          <Trans>Tout sur moi</Trans>
        </Link>
      </div>
    </Bare>
  );
}
