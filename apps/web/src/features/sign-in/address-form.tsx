import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import type { Language } from '@relais/contracts';
import { cleanName, mayBeAddress } from '@relais/contracts/text';
import { useState, type SyntheticEvent } from 'react';
import { kindOf, useAskForCode } from './sign-in';
import { SignInProblem } from './sign-in-problem';
import styles from './sign-in.module.css';

type Props = Readonly<{
  address: string;
  onAddress: (address: string) => void;
  onSent: (address: string) => void;
}>;

export function AddressForm({ address, onAddress, onSent }: Props) {
  const { t, i18n } = useLingui();
  const [tried, setTried] = useState(false);
  const ask = useAskForCode(() => onSent(cleanName(address)));
  const kind = ask.error && kindOf(ask.error);
  const isIncomplete = !mayBeAddress(address);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isIncomplete) ask.mutate({ address: cleanName(address), language: i18n.locale as Language });
  };
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <TextInput
        type="email"
        name="email"
        inputMode="email"
        autoComplete="email"
        label={t`Adresse e-mail`}
        description={t`Un code à six chiffres y arrive ensuite ; pas de mot de passe.`}
        value={address}
        onChange={(event) => onAddress(event.currentTarget.value)}
        error={
          ((tried && isIncomplete) || kind === 'malformed') &&
          t`Cette adresse n'est pas complète : elle s'écrit comme prenom@exemple.fr.`
        }
      />
      <Button type="submit" size="lg" fullWidth loading={ask.isPending}>{t`Recevoir un code`}</Button>
      <SignInProblem>
        {(kind === 'later' || kind === 'refused') && (
          <Trans>Trop d'essais depuis cet endroit : nouvel essai possible dans quelques minutes.</Trans>
        )}
        {kind === 'no-answer' && <Trans>Le serveur ne répond pas pour l'instant.</Trans>}
      </SignInProblem>
    </form>
  );
}
