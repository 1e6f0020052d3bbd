import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useOutbox } from '../../server/outbox/use-outbox';
import { Bare } from '../../ui/layout/bare';
import rows from '../../ui/layout/rows.module.css';
import { AddressForm } from './address-form';
import { CodeForm } from './code-form';
import { signInMethods } from './sign-in';
import { SignInProblem } from './sign-in-problem';
import styles from './sign-in.module.css';

/** First the address, then the code that went there. */
export function SignInPage({ below }: { below: ReactNode }) {
  const { t, i18n } = useLingui();
  const { data } = useQuery(signInMethods);
  const { refused } = useSearch({ strict: false });
  const { entries } = useOutbox();
  const [address, setAddress] = useState('');
  const [sentTo, setSentTo] = useState<string | null>(null);
  const provider = data?.openId;
  if (sentTo !== null)
    return (
      <Bare title={t`Saisir le code`} below={below}>
        <CodeForm address={sentTo} onOtherAddress={() => setSentTo(null)} />
        {data?.outbox && (
          <a className={rows.link} href={`/outbox?lang=${i18n.locale}`} target="_blank" rel="noreferrer">
            <Trans>Ouvrir la boîte d'envoi de cette machine</Trans>
          </a>
        )}
      </Bare>
    );
  return (
    <Bare title={t`Bonjour !`} below={below}>
      <p>
        <Trans>
          Relais tient le fil d'un réseau : qui en est, quand on se voit, et ce qu'on s'y apporte.
        </Trans>
      </p>
      <AddressForm address={address} onAddress={setAddress} onSent={setSentTo} />
      {provider && (
        <a className={styles.provider} href="/api/sign-in/provider">
          <Trans>Se connecter avec {provider}</Trans>
        </a>
      )}
      <SignInProblem>
        {refused && (
          <Trans>
            La connexion par ce compte n'a pas abouti, ou il n'a pas d'adresse vérifiée. Un code par mail
            fonctionne toujours.
          </Trans>
        )}
      </SignInProblem>
      {entries.length > 0 && (
        <p className={styles.quiet}>
          <Trans>Ce qui attendait d'être envoyé sur cet appareil n'est pas perdu.</Trans>
        </p>
      )}
    </Bare>
  );
}
