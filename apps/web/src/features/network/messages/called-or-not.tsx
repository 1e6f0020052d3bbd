import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { PersonId } from '@relais/contracts';
import { useState } from 'react';
import { useNetwork } from '../../../server/network-context';
import { dayIn, useFormat } from '../../../ui/format';
import rows from '../../../ui/layout/rows.module.css';
import { type Call, useCalls } from './calls';

type Props = Readonly<{ personId: PersonId; name: string }>;

/** « Appelé », or who called when, which can be taken back. */
export function CalledOrNot({ personId, name }: Props) {
  const { t } = useLingui();
  const calls = useCalls();
  const [isAsked, setAsked] = useState(false);
  const call = calls.callOf(personId);
  if (call) return <Called call={call} name={name} isFocused={isAsked} onTakenBack={() => setAsked(true)} />;
  return (
    <Button
      variant="default"
      autoFocus={isAsked}
      aria-label={t`Appelé : ${name}`}
      onClick={() => {
        setAsked(true);
        void calls.note({ personId, name });
      }}
    >
      {t`Appelé`}
    </Button>
  );
}

type CalledProps = Readonly<{ call: Call; name: string; isFocused?: boolean; onTakenBack?: () => void }>;

/** Who called and when; the focus moves to what replaces the tapped button. */
export function Called({ call, name, isFocused = false, onTakenBack }: CalledProps) {
  const { t } = useLingui();
  const format = useFormat();
  const { takeBack } = useCalls();
  const { personId: me, timezone } = useNetwork();
  const { personId, calledOn, by } = call;
  const day = calledOn === dayIn(timezone) ? t`aujourd'hui` : t`le ${format.shortDay(calledOn)}`;
  const who = by.personId === me ? t`par toi` : t`par ${by.name ?? t`nom effacé`}`;
  return (
    <div className={`${rows.inline} ${rows.dim}`} role="status">
      <span>
        <Trans>
          Appelé {day} {who}
        </Trans>
      </span>
      <Button
        variant="subtle"
        aria-label={t`Annuler l'appel à ${name}`}
        autoFocus={isFocused}
        onClick={() => {
          onTakenBack?.();
          void takeBack(call, { personId, name });
        }}
      >
        {t`Annuler`}
      </Button>
    </div>
  );
}
