import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import type { GiveThanksBody, ReferralAnswer } from '@relais/contracts';
import { type SyntheticEvent, useState } from 'react';
import { useNetwork } from '../../../server/network-context';
import type { Entry as OutboxEntry } from '../../../server/outbox/entry';
import { kinds } from '../../../server/outbox/kinds';
import { outbox, save } from '../../../server/outbox/this-device';
import { minorUnitsIn } from '../../../ui/amount';
import rows from '../../../ui/layout/rows.module.css';
import { say } from '../../../ui/notices';

type Props = Readonly<{
  referral: ReferralAnswer;
  about: OutboxEntry['about'];
  today: string;
  onDone: () => void;
}>;

/** Thanks that name the referral whose line is open; as often as business follows. */
export function ThanksForReferral({ referral: { referralId }, about, today, onDone }: Props) {
  const { t } = useLingui();
  const network = useNetwork();
  const [amount, setAmount] = useState('');
  const [tried, setTried] = useState(false);
  const amountInCents = minorUnitsIn(amount, network.decimals);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (Number.isNaN(amountInCents)) return;
    const body: GiveThanksBody = {
      ...{ networkId: network.id, thankedId: about.personId, referralId, on: today },
      ...(amountInCents && { amountInCents }),
    };
    const entry = { networkId: network.id, by: network.personId, about };
    void save([{ ...entry, kind: 'thanks', body }]).then(([id = '']) => {
      const subject = kinds.thanks.subject(id);
      onDone();
      say(t`Merci à ${about.name}`, () =>
        outbox.withdraw({ ...entry, kind: 'withdrawal', subject, body: {} }),
      );
    });
  };
  return (
    <form className={rows.tight} noValidate onSubmit={submit}>
      <p className={`${rows.dim} ${rows.small}`}>
        <Trans>Un merci, avec ou sans montant, fait plaisir à {about.name}.</Trans>
      </p>
      <TextInput
        label={t`Affaire conclue, hors taxes (facultatif)`}
        inputMode="decimal"
        autoComplete="off"
        rightSection={<span aria-hidden="true">{network.currency === 'EUR' ? '€' : network.currency}</span>}
        rightSectionWidth={56}
        value={amount}
        onChange={(event) => setAmount(event.currentTarget.value)}
        error={tried && Number.isNaN(amountInCents) && t`Ce n'est pas un montant.`}
      />
      <div className={rows.inline}>
        <Button type="submit">{t`Dire merci`}</Button>
        <Button variant="subtle" onClick={onDone}>{t`Plus tard`}</Button>
      </div>
    </form>
  );
}
