import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useNetwork } from '../../server/network-context';
import rows from '../../ui/layout/rows.module.css';

/** Who does what; for organisers who belongs to the network, and how visitors come in. */
export function Administration() {
  const { t } = useLingui();
  const { may, businessTalk } = useNetwork();
  const places = [
    { to: '/who' as const, label: t`Qui fait quoi`, right: 'read-network' as const },
    { to: '/people' as const, label: t`Membres et rôles`, right: 'invite' as const },
    { to: '/join-code' as const, label: t`Code QR`, right: 'show-join-link' as const },
  ].filter(({ to, right }) => may.includes(right) && (to !== '/who' || businessTalk !== 'never'));
  if (places.length === 0) return null;
  return (
    <nav aria-label={t`Pages du réseau`} className={rows.inline}>
      {places.map(({ to, label }) => (
        <Button key={to} variant="default" px="sm" renderRoot={(props) => <Link to={to} {...props} />}>
          {label}
        </Button>
      ))}
    </nav>
  );
}
