import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import type { LeftBecause } from '@relais/contracts';
import { dayAfter, hasCome } from '@relais/contracts/rules';
import { type SubmitEvent, useState } from 'react';
import { useNetwork } from '../../server/network-context';
import { dayIn } from '../../ui/format';
import rows from '../../ui/layout/rows.module.css';
import { BecauseField } from './because-field';
import { type Changed, latestLastDay, useLeaving } from './people';

type Props = Changed & Readonly<{ onError: (error: Error | null) => void; onDone: () => void }>;

/** Until when a person was a member, and why it ended. */
export function EndForm({ member, name, onError, onDone }: Props) {
  const { t } = useLingui();
  const network = useNetwork();
  const leaving = useLeaving(network, { member, name });
  const [typed, setTyped] = useState<string | null>(null);
  const [because, setBecause] = useState<LeftBecause>('left');
  const today = dayIn(network.timezone);
  const lastDay = typed ?? (today < latestLastDay() ? today : latestLastDay());
  const isLater = !hasCome(lastDay, latestLastDay());
  const end = (event: SubmitEvent) => {
    event.preventDefault();
    if (!lastDay || isLater) return;
    leaving.mutate(
      { leftOn: dayAfter(lastDay, 1), because },
      { onSuccess: onDone, onSettled: (_, error) => onError(error) },
    );
  };
  return (
    <form onSubmit={end} className={rows.tight} aria-label={t`Fin de l'adhésion de ${name}`} noValidate>
      <TextInput
        type="date"
        autoFocus
        required
        withAsterisk={false}
        label={t`Dernier jour comme membre`}
        value={lastDay}
        max={latestLastDay()}
        error={!lastDay ? t`Il manque le jour.` : isLater && t`Ce jour n'est pas encore terminé.`}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <BecauseField value={because} onChange={setBecause} />
      <div className={rows.inline}>
        <Button type="submit" loading={leaving.isPending}>
          <Trans>Mettre fin à l'adhésion</Trans>
        </Button>
        <Button variant="default" onClick={onDone}>{t`Garder`}</Button>
      </div>
    </form>
  );
}
