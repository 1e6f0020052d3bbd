import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { longest } from '@relais/contracts/rules';
import { type SyntheticEvent, useState } from 'react';
import { useNetwork } from '../../server/network-context';
import { useFormat } from '../../ui/format';
import rows from '../../ui/layout/rows.module.css';
import { type Changed, useCorrectAddress, useRole } from './people';

type Props = Changed & Readonly<{ onError: (error: Error | null) => void }>;

/** That a role is suspended, and its confirmation by another organiser. */
export function SuspendedRole({ member, name, onError }: Props) {
  const format = useFormat();
  const granting = useRole(useNetwork(), { member, name });
  const { role, suspended } = member;
  if (!suspended || role === 'member') return null;
  const until = suspended.until && format.instant(suspended.until);
  return (
    <div className={rows.tight}>
      <p className={rows.small}>
        {until ? (
          <Trans>Rôle suspendu jusqu'au {until} : l'adresse a été corrigée.</Trans>
        ) : (
          <Trans>Rôle suspendu, l'adresse a été corrigée : un autre organisateur doit le confirmer.</Trans>
        )}
      </p>
      {suspended.mayConfirm && (
        <Button
          variant="default"
          loading={granting.isPending}
          onClick={() => granting.mutate(role, { onSettled: (_, error) => onError(error) })}
        >
          <Trans>Confirmer le rôle de {name}</Trans>
        </Button>
      )}
    </div>
  );
}

/** Another address for a person who has not signed in yet. */
export function CorrectAddress({ member, name, onError }: Props) {
  const { t } = useLingui();
  const correcting = useCorrectAddress(useNetwork(), { member, name });
  const [address, setAddress] = useState<string | null>(null);
  if (member.hasSignedIn !== false) return null;
  if (address === null)
    return (
      <div>
        <Button
          variant="default"
          aria-label={t`Corriger l'adresse de ${name}`}
          onClick={() => setAddress('')}
        >{t`Corriger l'adresse`}</Button>
      </div>
    );
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    correcting.mutate(address, {
      onSuccess: () => setAddress(null),
      onSettled: (_, error) => onError(error),
    });
  };
  return (
    <form className={rows.tight} onSubmit={submit} noValidate>
      <TextInput
        label={t`Nouvelle adresse de ${name}`}
        description={t`L'ancienne et la nouvelle reçoivent un mail. Un rôle est suspendu jusqu'à ce qu'il soit confirmé.`}
        type="email"
        autoFocus
        maxLength={longest.email}
        value={address}
        onChange={({ currentTarget: { value } }) => setAddress(value)}
      />
      <div className={rows.inline}>
        <Button type="submit" loading={correcting.isPending}>{t`Enregistrer`}</Button>
        <Button variant="subtle" onClick={() => setAddress(null)}>{t`Ne rien changer`}</Button>
      </div>
    </form>
  );
}
