import { Trans, useLingui } from '@lingui/react/macro';
import type { MeAnswer } from '@relais/contracts';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useNetwork } from '../server/network-context';
import { Icon, type IconName } from '../ui/icons';
import { Preferences } from './preferences';
import { StatusChip } from './status-chip';
import styles from './shell.module.css';

type Props = Readonly<{ me: MeAnswer; onNetwork: (id: string) => void; children: ReactNode }>;

export function Shell({ me, onNetwork, children }: Props) {
  const { t } = useLingui();
  const network = useNetwork();
  const [preferences, setPreferences] = useState(false);
  const places: { to: '/' | '/ledger' | '/network'; label: string; icon: IconName }[] = [
    { to: '/', label: t`Ajouter`, icon: 'add' },
    { to: '/ledger', label: t`Relevé`, icon: 'ledger' },
    { to: '/network', label: t`Réseau`, icon: 'network' },
  ];
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        <Trans>Aller au contenu</Trans>
      </a>
      <header className={styles.top}>
        <button type="button" className={styles.network} onClick={() => setPreferences(true)}>
          <span className={styles.name}>{network.name}</span>
          <Icon name="settings" size={20} />
          <span className="hidden-visually">
            <Trans>Préférences</Trans>
          </span>
        </button>
        <StatusChip />
      </header>
      <nav className={styles.nav} aria-label={t`Écrans`}>
        {places.map(({ to, label, icon }) => (
          <Link
            key={to}
            to={to}
            className={styles.place}
            activeOptions={{ exact: to === '/', includeSearch: false }}
          >
            <span className={styles.pill}>
              <Icon name={icon} />
            </span>
            {label}
          </Link>
        ))}
      </nav>
      <main id="content" className={styles.main} tabIndex={-1}>
        {children}
      </main>
      <Preferences me={me} opened={preferences} onClose={() => setPreferences(false)} onNetwork={onNetwork} />
    </div>
  );
}
