import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { LostBecause, OutcomeBody, ReferralAnswer } from '@relais/contracts';
import { useState } from 'react';
import { useNetwork } from '../../../server/network-context';
import type { Entry as OutboxEntry } from '../../../server/outbox/entry';
import { kinds } from '../../../server/outbox/kinds';
import { save } from '../../../server/outbox/this-device';
import { dayIn } from '../../../ui/format';
import rows from '../../../ui/layout/rows.module.css';
import { say } from '../../../ui/notices';
import { ThanksForReferral } from './thanks-for-referral';
import { useReasons } from '../words';

type Props = Readonly<{ referral: ReferralAnswer; about: OutboxEntry['about']; onDone: () => void }>;

/** What the receiver says of a referral, one tap each; a report is undone by a further event. */
export function Steps({ referral, about, onDone }: Props) {
  const { t } = useLingui();
  const network = useNetwork();
  const reasons = useReasons();
  const [asked, setAsked] = useState<'why' | 'thanks' | null>(null);
  const { status, contactBy, passedOn, facts } = referral;
  const today = dayIn(network.timezone);
  const on = today < passedOn ? passedOn : today;
  const step = {
    ...{ networkId: network.id, by: network.personId, about },
    subject: kinds.referral.subject(referral.referralId),
  };
  const report = async (said: string, body: OutcomeBody) => {
    await save([{ ...step, kind: 'outcome', body }]);
    say(said, () => save([{ ...step, kind: 'outcome', body: { outcome: 'none' } }]));
  };
  const arrived = async () => {
    await save([{ ...step, kind: 'acknowledgement', body: { on } }]);
    onDone();
    say(t`C'est dit à ${about.name}.`);
  };
  const called = () =>
    void report(t`Noté : ${about.name} le voit.`, { outcome: 'contacted', on }).then(onDone);
  const lost = (because: LostBecause) =>
    void report(t`Noté : sans suite.`, { outcome: 'lost', because, on }).then(onDone);
  const won = () => {
    setAsked('thanks');
    void report(t`Affaire conclue, c'est noté.`, { outcome: 'won', on });
  };

  if (asked === 'thanks' || status === 'won')
    return <ThanksForReferral referral={referral} about={about} today={today} onDone={onDone} />;
  if (asked === 'why')
    return (
      <div className={rows.tight}>
        <p id="why">{t`Sans suite : pourquoi ?`}</p>
        <div className={rows.inline} role="group" aria-labelledby="why">
          {(Object.keys(reasons) as LostBecause[]).map((because) => (
            <Button key={because} variant="default" onClick={() => lost(because)}>
              {reasons[because]}
            </Button>
          ))}
        </div>
        <div>
          <Button variant="subtle" onClick={() => setAsked(null)}>{t`Retour`}</Button>
        </div>
      </div>
    );
  const isNew = status === 'open' || (status === 'lead' && !facts.some(isAcknowledgement));
  const isCounted = status !== 'lead' && status !== 'withdrawn';
  return (
    <div className={rows.inline}>
      {isNew && <Button onClick={() => void arrived()}>{t`Bien reçue, merci`}</Button>}
      {isCounted && status !== 'contacted' && (
        <Button variant={isNew ? 'default' : 'filled'} onClick={called}>
          {contactBy === 'prospect' ? t`On m'a appelé` : t`J'ai appelé`}
        </Button>
      )}
      {isCounted && (
        <Button variant={status === 'contacted' ? 'filled' : 'default'} onClick={won}>
          {t`Affaire conclue`}
        </Button>
      )}
      {isCounted && status !== 'lost' && (
        <Button variant="default" onClick={() => setAsked('why')}>{t`Sans suite`}</Button>
      )}
    </div>
  );
}

const isAcknowledgement = ({ type }: ReferralAnswer['facts'][number]): boolean =>
  type === 'ReferralAcknowledged';
