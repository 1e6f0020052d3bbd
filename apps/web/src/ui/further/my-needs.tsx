import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { dayAfter, longest, longestNeedDays } from '@relais/contracts/rules';
import { cleanText } from '@relais/contracts/text';
import { useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useNetwork } from '../../server/network-context';
import { outbox, save, undo } from '../../server/outbox/this-device';
import { useOutbox } from '../../server/outbox/use-outbox';
import { members } from '../../server/reads';
import { dayIn, useFormat } from '../format';
import { More } from '../layout/more';
import rows from '../layout/rows.module.css';
import { say } from '../notices';
import { Select } from '../select';
import { type MyNeed, needsNow } from './my-needs.rules';
import styles from './my-needs.module.css';

/** « Je cherche … »: what the person seeks, to state and to take back; nothing where business is never talked. */
export function MyNeeds() {
  const { t } = useLingui();
  const format = useFormat();
  const network = useNetwork();
  const everybody = useQuery(members(network));
  const { entries } = useOutbox();
  if (network.businessTalk === 'never' || !everybody.data) return null;
  const { id: networkId, personId, personName } = network;
  const recorded = everybody.data.find((one) => one.personId === personId)?.needs ?? [];
  const needs = needsNow(
    recorded,
    entries.filter(({ by }) => by === personId),
  );
  const about = (text: string) => ({
    ...{ networkId, by: personId },
    about: { personId, name: text || (personName ?? '') },
  });
  const state = async (text: string, until: string) => {
    const ids = await save([{ kind: 'need', ...about(text), body: { networkId, text, until } }]);
    say(t`C'est dit : je cherche ${text}`, () => undo(ids));
  };
  const takeBack = async ({ subject, text }: MyNeed) => {
    await outbox.withdraw({ kind: 'withdrawal', ...about(text), subject, body: {} });
    say(t`Retiré : je cherche ${text}`);
  };
  const form = <NeedForm today={dayIn(network.timezone)} onState={state} />;
  return (
    <section className={rows.tight} aria-labelledby="my-needs">
      <h2 id="my-needs">
        <Trans>Ce que je cherche</Trans>
      </h2>
      {needs.length > 0 && (
        <ul className={styles.needs}>
          {needs.map((need) => {
            const { subject, text, until } = need;
            const last = format.shortDay(until);
            return (
              <li key={subject} className={rows.spread}>
                <span className={styles.need}>
                  {text}
                  <span className={`${rows.dim} ${rows.small}`}>{t`jusqu'au ${last}`}</span>
                </span>
                <Button
                  variant="subtle"
                  aria-label={t`Retirer : ${text}`}
                  onClick={() => void takeBack(need)}
                >
                  <Trans>Retirer</Trans>
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      {needs.length === 0 ? form : <More label={t`Je cherche autre chose`}>{form}</More>}
    </section>
  );
}

type FormProps = Readonly<{ today: string; onState: (text: string, until: string) => Promise<void> }>;

function NeedForm({ today, onState }: FormProps) {
  const { t } = useLingui();
  const [text, setText] = useState('');
  const [days, setDays] = useState(30);
  const [tried, setTried] = useState(false);
  const said = cleanText(text);
  const tooMany = said.length - longest.statedNeed;
  const error =
    tooMany > 0
      ? t`120 signes au plus : ${tooMany} de trop.`
      : tried && !said
        ? t`Dis ce que tu cherches.`
        : null;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (!said || error) return;
    setTried(false);
    setText('');
    void onState(said, dayAfter(today, days));
  };
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <TextInput
        label={t`Je cherche`}
        description={t`120 signes au plus, pas de santé ni de vie privée`}
        value={text}
        autoComplete="off"
        error={error}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Select
        label={t`Pendant`}
        value={days}
        onChange={(event) => setDays(Number(event.currentTarget.value))}
        data={[
          { value: '7', label: t`une semaine` },
          { value: '30', label: t`un mois` },
          { value: String(longestNeedDays), label: t`trois mois` },
        ]}
      />
      <Button type="submit" variant="default">
        <Trans>Le dire aux autres</Trans>
      </Button>
    </form>
  );
}
