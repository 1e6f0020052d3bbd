import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import type { Language } from '@relais/contracts';
import { longest } from '@relais/contracts/rules';
import { signInCode } from '@relais/contracts/text';
import { useEffect, useState, type SyntheticEvent } from 'react';
import { kindOf, useAskForCode, useSignIn } from './sign-in';
import { SignInProblem } from './sign-in-problem';
import styles from './sign-in.module.css';

const restMs = 30_000;
const digitsIn = (typed: string) => typed.replaceAll(/\D/g, '');

type Props = Readonly<{ address: string; onOtherAddress?: () => void; onEntered?: () => void }>;

/** Six digits, typed, pasted or offered by the phone; they are sent as soon as they are six. */
export function CodeForm({ address, onOtherAddress, onEntered }: Props) {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const enter = useSignIn(onEntered);
  const kind = enter.error && kindOf(enter.error);
  const isIncomplete = !signInCode.test(digitsIn(typed));
  const send = (code: string) => enter.mutate({ code: digitsIn(code) });
  const change = (now: string) => {
    setTyped(now);
    enter.reset();
    if (signInCode.test(digitsIn(now)) && digitsIn(now) !== digitsIn(typed)) send(now);
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isIncomplete) send(typed);
  };
  const isRefused = kind === 'refused' || kind === 'malformed';
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <p>
        <Trans>
          Un code vient de partir à <strong>{address}</strong>. Il sert une fois, pendant dix minutes. Rien
          reçu ? Il est peut-être parmi les indésirables.
        </Trans>
      </p>
      <TextInput
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        label={t`Code à six chiffres`}
        classNames={{ input: styles.code ?? '' }}
        maxLength={longest.code}
        data-autofocus
        autoFocus
        value={typed}
        onChange={(event) => change(event.currentTarget.value)}
        error={
          isRefused
            ? t`Ce code n'est pas le bon, ou n'est plus valable : c'est celui du dernier mail qui compte.`
            : tried && isIncomplete && t`Le code a six chiffres.`
        }
      />
      <Button type="submit" size="lg" fullWidth loading={enter.isPending}>{t`Se connecter`}</Button>
      <SignInProblem>
        {kind === 'later' && (
          <Trans>Trop d'essais depuis cet endroit : nouvel essai possible dans quelques minutes.</Trans>
        )}
        {kind === 'no-answer' && <Trans>Le serveur ne répond pas pour l'instant.</Trans>}
      </SignInProblem>
      <div className={styles.instead}>
        <AnotherCode address={address} />
        {onOtherAddress && <Button variant="subtle" onClick={onOtherAddress}>{t`Changer d'adresse`}</Button>}
      </div>
    </form>
  );
}

/** After a while, as mails take their time. */
function AnotherCode({ address }: { address: string }) {
  const { t, i18n } = useLingui();
  const [until, setUntil] = useState(() => performance.now() + restMs);
  const [now, setNow] = useState(() => performance.now());
  const ask = useAskForCode(() => setUntil(performance.now() + restMs));
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.ceil((until - now) / 1000));
  return (
    <>
      <Button
        variant="default"
        disabled={seconds > 0}
        loading={ask.isPending}
        onClick={() => ask.mutate({ address, language: i18n.locale as Language })}
      >
        {seconds > 0 ? t`Renvoyer un code (${seconds} s)` : t`Renvoyer un code`}
      </Button>
      <span role="status">
        {ask.isSuccess && <Trans>Un autre code est parti.</Trans>}
        {ask.isError && <Trans>Le code n'est pas parti.</Trans>}
      </span>
    </>
  );
}
