import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useNetwork } from '../../server/network-context';
import rows from '../../ui/layout/rows.module.css';

/** For organisers: who belongs to the network, and how visitors come in. */
export function Administration() {
  const { t } = useLingui();
  const { may } = useNetwork();
  const places = [
    { to: '/people' as const, label: t`Membres et rôles`, right: 'invite' as const },
    { to: '/join-code' as const, label: t`Code QR`, right: 'show-join-link' as const },
  ].filter(({ right }) => may.includes(right));
  if (places.length === 0) return null;
  return (
    <nav aria-label={t`Gérer le réseau`} className={rows.inline}>
      {places.map(({ to, label }) => (
        <Button key={to} variant="default" renderRoot={(props) => <Link to={to} {...props} />}>
          {label}
        </Button>
      ))}
    </nav>
  );
}
