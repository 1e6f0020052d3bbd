import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import type { MeetingAnswer } from '@relais/contracts';
import { agendaProblem, longest, mostAgendaItems } from '@relais/contracts/rules';
import { cleanText } from '@relais/contracts/text';
import { type SubmitEvent, useState } from 'react';
import { v7 } from 'uuid';
import { useRefusal } from '../../../server/refusals';
import { useFormat } from '../../../ui/format';
import rows from '../../../ui/layout/rows.module.css';
import { Select } from '../../../ui/select';
import { useActionProblem } from '../use-action-problem';
import { useAdopting } from './adopting';
import { type Draft, minutesAfter, minutesOf, movedUp } from './agenda.rules';
import styles from './agenda.module.css';

type Props = Readonly<{ meeting: MeetingAnswer; onDone: () => void }>;

/** The items of an agenda, each with its minutes; a network without one begins with a usual one. */
export function AgendaForm({ meeting, onDone }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const refusal = useRefusal();
  const usual = useUsualAgenda();
  const adopting = useAdopting(meeting);
  const [items, setItems] = useState<readonly Draft[]>(() =>
    meeting.agenda.length === 0
      ? usual
      : meeting.agenda.map(({ title, minutes }, index) => ({
          ...{ key: v7(), title, minutes: String(minutes) },
          isRound: index === meeting.round.item,
        })),
  );
  const [tried, setTried] = useState(false);
  const minutes = items.map(minutesOf);
  const total = sum(minutes);
  const problem = agendaProblem(minutes);
  const sentence = useActionProblem(adopting.error);
  const change = (index: number, changed: Partial<Draft>) =>
    setItems(items.map((item, at) => (at === index ? { ...item, ...changed } : item)));
  const add = () => setItems([...items, { key: v7(), title: '', minutes: '10', isRound: false }]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (problem || items.some(({ title }) => !cleanText(title))) return;
    const round = items.findIndex(({ isRound }) => isRound);
    adopting
      .mutateAsync({
        items: items.map((item) => ({ title: item.title, minutes: minutesOf(item) })),
        round: round === -1 ? null : round,
      })
      .then(onDone, () => undefined);
  };
  const from = format.time(meeting.startTime);
  const to = format.time(minutesAfter(meeting.startTime, total || 0));
  return (
    <form className={rows.stack} noValidate onSubmit={submit}>
      {items.map((item, index) => {
        const n = index + 1;
        const before = sum(minutes.slice(0, index));
        const at = Number.isNaN(before) ? null : format.time(minutesAfter(meeting.startTime, before));
        const isOff = problem?.code === 'agenda-item-minutes' && agendaProblem([minutesOf(item)]) !== null;
        return (
          <fieldset key={item.key} className={styles.draft} aria-label={t`Point ${n}`}>
            <TextInput
              label={t`Point ${n}`}
              value={item.title}
              maxLength={longest.agendaTitle}
              autoComplete="off"
              error={tried && !cleanText(item.title) ? t`Il manque le titre.` : null}
              onChange={(event) => change(index, { title: event.currentTarget.value })}
            />
            <TextInput
              label={t`Minutes`}
              inputMode="numeric"
              value={item.minutes}
              maxLength={4}
              autoComplete="off"
              error={tried && isOff ? t`De 1 à 720.` : null}
              onChange={(event) => change(index, { minutes: event.currentTarget.value })}
            />
            <div className={styles.tools}>
              {at && <span className={`${rows.dim} ${rows.small}`}>{at}</span>}
              {index > 0 && (
                <Button
                  variant="subtle"
                  aria-label={t`Monter le point ${n}`}
                  onClick={() => setItems(movedUp(items, index))}
                >
                  <Trans>Monter</Trans>
                </Button>
              )}
              <Button
                variant="subtle"
                aria-label={t`Retirer le point ${n}`}
                onClick={() => setItems(items.filter((_, at) => at !== index))}
              >
                <Trans>Retirer</Trans>
              </Button>
            </div>
          </fieldset>
        );
      })}
      {items.length < mostAgendaItems && (
        <Button variant="default" onClick={add}>
          <Trans>Ajouter un point</Trans>
        </Button>
      )}
      <Select
        label={t`Le tour de table`}
        description={t`Sa durée se partage entre les personnes présentes.`}
        value={items.find(({ isRound }) => isRound)?.key ?? ''}
        data={[
          { value: '', label: t`aucun` },
          ...items.map(({ key, title }, index) => ({ value: key, label: title || t`Point ${index + 1}` })),
        ]}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          setItems(items.map((item) => ({ ...item, isRound: item.key === chosen })));
        }}
      />
      {!problem && (
        <p>
          <Trans>
            <Plural value={total} one="# minute" other="# minutes" />, de {from} à {to}.
          </Trans>
        </p>
      )}
      {tried && (problem?.code === 'agenda-empty' || problem?.code === 'agenda-too-long') && (
        <p role="alert">{refusal.words(problem.code, '')}</p>
      )}
      {sentence && <p role="alert">{sentence}</p>}
      <p className={`${rows.dim} ${rows.small}`}>
        <Trans>Il vaut aussi pour les rencontres suivantes du même type, jusqu'au prochain changement.</Trans>
      </p>
      <Button type="submit" size="lg" fullWidth loading={adopting.isPending}>
        <Trans>Enregistrer</Trans>
      </Button>
    </form>
  );
}

const sum = (minutes: readonly number[]): number => minutes.reduce((one, other) => one + other, 0);

/** For a network that has adopted none yet. */
function useUsualAgenda(): readonly Draft[] {
  const { t } = useLingui();
  const item = (title: string, minutes: number, isRound = false): Draft => ({
    ...{ key: title, title, minutes: String(minutes), isRound },
  });
  return [
    item(t`Accueil et café`, 15),
    item(t`Mot de bienvenue`, 5),
    item(t`Tour de table`, 45, true),
    item(t`Échanges libres`, 15),
    item(t`Prochaine rencontre`, 10),
  ];
}
