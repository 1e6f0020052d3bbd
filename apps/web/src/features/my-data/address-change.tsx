import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import type { Language } from '@relais/contracts';
import { longest } from '@relais/contracts/rules';
import { type SyntheticEvent, useState } from 'react';
import { ProblemError } from '../../server/client';
import { useRefusal } from '../../server/refusals';
import rows from '../../ui/layout/rows.module.css';
import { useAskForAddressCode, useChangeAddress } from './my-data';
import styles from './my-data.module.css';

/** Changes the address for signing in: a code goes there first. */
export function AddressChange() {
  const { t } = useLingui();
  const [isOpen, setIsOpen] = useState(false);
  if (isOpen) return <Steps onDone={() => setIsOpen(false)} />;
  return (
    <div className={styles.tools}>
      <Button variant="default" onClick={() => setIsOpen(true)}>{t`Changer d'adresse`}</Button>
    </div>
  );
}

function Steps({ onDone }: { onDone: () => void }) {
  const { t, i18n } = useLingui();
  const refusal = useRefusal();
  const [address, setAddress] = useState('');
  const [code, setCode] = useState('');
  const asking = useAskForAddressCode();
  const changing = useChangeAddress();
  const error = changing.error ?? asking.error;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const language = i18n.locale as Language;
    if (asking.isSuccess) changing.mutate({ code, language }, { onSuccess: onDone });
    else asking.mutate({ address, language });
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {asking.isSuccess ? (
        <>
          <p>
            <Trans>
              Un code vient de partir à <strong>{address}</strong>. Une fois le code saisi ici, cette adresse
              remplace l'ancienne, dans tous mes réseaux. L'ancienne reçoit un mail qui l'annonce.
            </Trans>
          </p>
          <TextInput
            key="code"
            label={t`Code à six chiffres`}
            inputMode="numeric"
            autoComplete="one-time-code"
            autoFocus
            maxLength={longest.code}
            value={code}
            onChange={({ currentTarget: { value } }) => setCode(value)}
          />
        </>
      ) : (
        <TextInput
          key="address"
          label={t`Ma nouvelle adresse e-mail`}
          type="email"
          autoComplete="email"
          autoFocus
          maxLength={longest.email}
          value={address}
          onChange={({ currentTarget: { value } }) => setAddress(value)}
        />
      )}
      {error && (
        <p role="alert">
          {error instanceof ProblemError
            ? refusal.sentence(error.problem)
            : asking.isSuccess
              ? t`Pas de réponse : l'adresse est peut-être déjà changée, ce que la page rechargée montrera.`
              : t`Pas de réponse pour l'instant.`}
        </p>
      )}
      <div className={rows.inline}>
        <Button type="submit" loading={asking.isPending || changing.isPending}>
          {asking.isSuccess ? t`Changer d'adresse` : t`Recevoir un code`}
        </Button>
        <Button variant="subtle" onClick={onDone}>{t`Ne rien changer`}</Button>
      </div>
    </form>
  );
}
