import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { longest } from '@relais/contracts/rules';
import { cleanName, mayBeAddress } from '@relais/contracts/text';
import { type SubmitEvent, useState } from 'react';
import { ProblemError } from '../../server/client';
import rows from '../../ui/layout/rows.module.css';
import type { useAskToJoin } from './joining';
import styles from './joining.module.css';

type Props = Readonly<{ network: string; secret: string; request: ReturnType<typeof useAskToJoin> }>;

/** Name and address; nothing is sent to the address before an organiser decides. */
export function JoinForm({ network, secret, request }: Props) {
  const { t } = useLingui();
  const [name, setName] = useState('');
  const [address, setAddress] = useState('');
  const [tried, setTried] = useState(false);
  const problem = request.error instanceof ProblemError ? request.error.problem : null;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (cleanName(name) && mayBeAddress(address)) request.mutate({ secret, name, address });
  };
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <p>
        <Trans>Laissez votre nom à « {network} » : quelqu'un vous répondra.</Trans>
      </p>
      <TextInput
        name="name"
        autoComplete="name"
        label={t`Votre nom`}
        value={name}
        maxLength={longest.name}
        error={tried && !cleanName(name) && t`Il manque votre nom.`}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        name="email"
        type="email"
        inputMode="email"
        autoComplete="email"
        label={t`Votre adresse e-mail`}
        value={address}
        maxLength={longest.email}
        error={
          ((tried && !mayBeAddress(address)) || problem?.status === 400) &&
          t`Cette adresse n'est pas complète : elle s'écrit comme prenom@exemple.fr.`
        }
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      {request.isError && problem?.status !== 400 && (
        <p role="alert">
          {problem?.status === 410 ? (
            <Trans>Ce code vient d'être remplacé. Demandez le nouveau.</Trans>
          ) : problem?.status === 429 ? (
            <Trans>Trop d'essais depuis cet endroit. Réessayez dans quelques minutes.</Trans>
          ) : (
            <Trans>Le serveur ne répond pas. Essayez encore une fois.</Trans>
          )}
        </p>
      )}
      <Button type="submit" size="lg" fullWidth loading={request.isPending}>
        <Trans>Envoyer</Trans>
      </Button>
      <p className={`${rows.small} ${rows.dim}`}>
        <Trans>
          Cela ne fait pas encore de vous un membre. Rien n'est envoyé à cette adresse tant que le réseau n'a
          pas répondu.
        </Trans>
      </p>
    </form>
  );
}
