import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import type { AgreementBody, ReferralAnswer } from '@relais/contracts';
import { countsFrom, longest, mayAgreeOn } from '@relais/contracts/rules';
import { cleanName, cleanText, isPhone, mayBeAddress } from '@relais/contracts/text';
import { type SyntheticEvent, useState } from 'react';
import { useNetwork } from '../../../server/network-context';
import type { Entry as OutboxEntry } from '../../../server/outbox/entry';
import { kinds } from '../../../server/outbox/kinds';
import { save } from '../../../server/outbox/this-device';
import { useRefusal } from '../../../server/refusals';
import { DayField, useDayError } from '../../../ui/day-field';
import { dayIn } from '../../../ui/format';
import rows from '../../../ui/layout/rows.module.css';
import { say } from '../../../ui/notices';

type Props = Readonly<{ referral: ReferralAnswer; about: OutboxEntry['about']; onDone: () => void }>;

/** A lead becomes a referral on the day on which the person agreed; telephone and e-mail exist from then on. */
export function AgreementForm({ referral, about, onDone }: Props) {
  const { t } = useLingui();
  const refusal = useRefusal();
  const network = useNetwork();
  const today = dayIn(network.timezone);
  const [isOpen, setOpen] = useState(false);
  const [tried, setTried] = useState(false);
  const [day, setDay] = useState<string | null>(null);
  const [text, setText] = useState({ how: '', phone: '', email: '' });
  const on = day ?? today;
  const how = cleanText(text.how);
  const [phone, email] = [cleanName(text.phone), cleanName(text.email)];
  const dayError = useDayError(on, today);
  const earlyError = mayAgreeOn(on, referral) ? null : refusal.words('agreed-before-passed', '');
  const phoneError = phone !== '' && !isPhone(phone) ? t`Ce n'est pas un numéro de téléphone.` : null;
  const emailError = email !== '' && !mayBeAddress(email) ? t`Ce n'est pas une adresse e-mail.` : null;

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (dayError ?? earlyError ?? phoneError ?? emailError) return;
    const body: AgreementBody = { on, ...(how && { how }), ...(phone && { phone }), ...(email && { email }) };
    const subject = kinds.referral.subject(referral.referralId);
    void save([
      { kind: 'agreement', subject, networkId: network.id, by: network.personId, about, body },
    ]).then(() => {
      onDone();
      say(t`Accord noté, avec ${about.name}`);
    });
  };
  if (!waitsForAgreement(referral)) return null;
  if (!isOpen)
    return (
      <div>
        <Button onClick={() => setOpen(true)}>{t`C'est d'accord`}</Button>
      </div>
    );
  const field = (name: keyof typeof text) => ({
    value: text[name],
    autoComplete: 'off',
    onChange: (event: { currentTarget: HTMLInputElement }) =>
      setText({ ...text, [name]: event.currentTarget.value }),
  });
  return (
    <form className={rows.tight} noValidate onSubmit={submit}>
      <p className={`${rows.dim} ${rows.small}`}>
        <Trans>La piste devient une reco, qui compte à partir de ce jour.</Trans>
      </p>
      <DayField value={on} today={today} onChange={setDay} error={dayError ?? (tried ? earlyError : null)} />
      <TextInput
        label={t`Comment ? (facultatif)`}
        placeholder={t`de vive voix, par message…`}
        maxLength={longest.agreedHow}
        {...field('how')}
      />
      <TextInput
        type="tel"
        label={t`Téléphone (facultatif)`}
        error={tried && phoneError}
        {...field('phone')}
      />
      <TextInput
        type="email"
        label={t`E-mail (facultatif)`}
        error={tried && emailError}
        {...field('email')}
      />
      <div className={rows.inline}>
        <Button type="submit">{t`Noter l'accord`}</Button>
        <Button variant="subtle" onClick={() => setOpen(false)}>{t`Pas encore`}</Button>
      </div>
    </form>
  );
}

const waitsForAgreement = (referral: ReferralAnswer): boolean =>
  countsFrom(referral) === null &&
  !referral.withdrawn &&
  !referral.facts.some(({ type }) => type === 'ProspectErased' || type === 'ObjectionRecorded');
