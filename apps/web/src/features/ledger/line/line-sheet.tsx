import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import type { ReferralId } from '@relais/contracts';
import { longest } from '@relais/contracts/rules';
import { cleanText } from '@relais/contracts/text';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../../../server/client';
import { useNetwork } from '../../../server/network-context';
import { kinds } from '../../../server/outbox/kinds';
import { outbox } from '../../../server/outbox/this-device';
import type { Entry, Speaker } from '../../../server/reads';
import { CardLink } from '../../../ui/card-link';
import { useFormat } from '../../../ui/format';
import rows from '../../../ui/layout/rows.module.css';
import { Sheet } from '../../../ui/layout/sheet';
import { ListSkeleton } from '../../../ui/layout/skeletons';
import { say } from '../../../ui/notices';
import { AgreementForm } from './agreement-form';
import { EraseProspect } from './erase-prospect';
import { ReferralDetails } from './referral-details';
import { Steps } from './steps';
import { useWords } from '../words';

const referral = (id: ReferralId, { personId }: Speaker) =>
  queryOptions({
    queryKey: ['referral', id, personId],
    queryFn: ({ signal }) =>
      read('/api/referrals/{referralId}', { params: { path: { referralId: id } }, as: personId, signal }),
  });

type Props = Readonly<{ line: Entry; isBeside: boolean; onClose: () => void }>;

/** A line opens the events behind it, and what can be done about it. */
export function LineSheet({ line, isBeside, onClose }: Props) {
  const format = useFormat();
  const words = useWords();
  const network = useNetwork();
  const title = words.line(line.kind, words.name(line.counterpart?.name));
  return (
    <Sheet opened onClose={onClose} title={title} isBeside={isBeside}>
      <div className={rows.stack}>
        <p className={rows.dim}>
          {format.day(line.on)}
          {line.amountInCents !== null && ` · ${format.money(line.amountInCents, network)}`}
        </p>
        {!line.standing && (
          <p>
            <Trans>Cette ligne ne compte plus ; elle reste visible.</Trans>
          </p>
        )}
        {line.counterpart?.name && (
          <p>
            <CardLink personId={line.counterpart.personId}>{line.counterpart.name}</CardLink>
          </p>
        )}
        {line.referralId && <Events line={line} referralId={line.referralId} onDone={onClose} />}
        {line.standing && <Withdrawal line={line} onDone={onClose} />}
      </div>
    </Sheet>
  );
}

function Events({ line, referralId, onDone }: { line: Entry; referralId: ReferralId; onDone: () => void }) {
  const { data, isError } = useQuery(referral(referralId, useNetwork()));
  const words = useWords();
  const { counterpart } = line;
  const about = counterpart && { ...counterpart, name: words.name(counterpart.name) };
  const isReceived = line.kind === 'received' || line.kind === 'lead-received';
  if (data)
    return (
      <>
        {isReceived && line.standing && about && <Steps referral={data} about={about} onDone={onDone} />}
        <ReferralDetails referral={data} />
        {line.standing && about && <AgreementForm referral={data} about={about} onDone={onDone} />}
        <EraseProspect referral={data} />
      </>
    );
  if (!isError) return <ListSkeleton rows={3} />;
  return (
    <p className={rows.dim}>
      <Trans>L'historique n'a pas pu être lu.</Trans>
    </p>
  );
}

/** Only for what the person entered: their referrals and leads, their thanks. */
function Withdrawal({ line, onDone }: { line: Entry; onDone: () => void }) {
  const { t } = useLingui();
  const network = useNetwork();
  const [asked, setAsked] = useState(false);
  const [reason, setReason] = useState('');
  const passed = (line.kind === 'given' || line.kind === 'lead-given') && line.referralId;
  const id = passed || (line.kind === 'thanks-given' && line.id);
  const about = line.counterpart;
  if (!id || !about) return null;
  const confirm = () => {
    const why = cleanText(reason);
    void outbox
      .withdraw({
        kind: 'withdrawal',
        subject: kinds[passed ? 'referral' : 'thanks'].subject(id),
        networkId: network.id,
        by: network.personId,
        about: { personId: about.personId, name: about.name ?? '' },
        body: why ? { reason: why } : {},
      })
      .then(() => {
        onDone();
        say(t`C'est retiré.`);
      });
  };
  if (!asked)
    return (
      <div>
        <Button variant="default" onClick={() => setAsked(true)}>{t`Retirer`}</Button>
      </div>
    );
  return (
    <div className={rows.tight}>
      <TextInput
        label={t`Pourquoi ? (facultatif)`}
        maxLength={longest.reason}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <p className={`${rows.dim} ${rows.small}`}>
        <Trans>La ligne reste visible, barrée, avec la raison ; elle ne compte plus.</Trans>
      </p>
      <div className={rows.inline}>
        <Button onClick={confirm}>{t`Retirer cette ligne`}</Button>
        <Button variant="subtle" onClick={() => setAsked(false)}>{t`Garder`}</Button>
      </div>
    </div>
  );
}
