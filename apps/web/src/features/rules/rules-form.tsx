import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import type { CharterAnswer, CharterChanges } from '@relais/contracts';
import { type SubmitEvent, useState } from 'react';
import { ProblemError } from '../../server/client';
import { useNetwork } from '../../server/network-context';
import { useRefusal } from '../../server/refusals';
import { Choices } from '../../ui/choices';
import { useBusinessTalks, usePurposes } from '../../ui/further/charter-words';
import { useFormat } from '../../ui/format';
import { More } from '../../ui/layout/more';
import rows from '../../ui/layout/rows.module.css';
import { percentOf } from './percent';
import { type CountedRule, CountField, KindsField, ShareField, readCounts } from './rule-fields';
import { type Charter, useAdopting } from './reads';
import arranged from '../../ui/further/arranged.module.css';
import styles from './rules.module.css';

type Props = Readonly<{ answer: CharterAnswer; today: string; onDone: () => void }>;

/** Rules that an organiser changes; only what was changed is sent. */
export function RulesForm({ answer, today, onDone }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const refusal = useRefusal();
  const purposes = usePurposes();
  const talks = useBusinessTalks();
  const adopting = useAdopting(useNetwork());
  const [isToday, setIsToday] = useState(true);
  const [day, setDay] = useState('');
  const [changes, setChanges] = useState<CharterChanges>({});
  const [typed, setTyped] = useState<Partial<Record<CountedRule, string>>>({});
  const [tried, setTried] = useState(false);
  const from = isToday ? today : day;
  const before = answer.versions.findLast((version) => version.from <= from)?.charter ?? answer.charter;
  const charter: Charter = { ...before, ...changes };
  const next = answer.versions.find((version) => version.from > from && from !== '')?.from;
  const counts = readCounts(typed);
  const change = (rules: CharterChanges) => setChanges((now) => ({ ...now, ...rules }));
  const problem = adopting.error instanceof ProblemError ? adopting.error.problem : null;
  const noDay = !from ? t`Il manque le jour.` : from < today ? t`Ce jour est déjà passé.` : null;
  const dayError = (tried && noDay) || refusal.under(problem, 'from');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (noDay || counts.wrong.size > 0) return;
    adopting.mutate({ from, charter: { ...changes, ...counts.read } }, { onSuccess: onDone });
  };
  const count = (rule: Exclude<CountedRule, 'coreShare'>, label: string, hint: string) => (
    <CountField
      label={label}
      hint={hint}
      value={typed[rule] ?? String(before[rule] ?? '')}
      error={
        (tried && counts.wrong.has(rule) && t`Un nombre entier, à partir de 1.`) ||
        refusal.under(problem, `charter.${rule}`)
      }
      onChange={(value) => setTyped((now) => ({ ...now, [rule]: value }))}
    />
  );
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <Choices
        className={arranged.pairs}
        legend={t`Pourquoi vous réunissez-vous ?`}
        name="purpose"
        value={charter.purpose}
        onChange={(purpose) => change({ purpose })}
        choices={purposes}
      />
      <Choices
        legend={t`Parle-t-on affaires ?`}
        name="businessTalk"
        value={charter.businessTalk}
        onChange={(businessTalk) => change({ businessTalk })}
        choices={talks}
      />
      {charter.businessTalk !== 'never' && (
        <>
          <Choices
            compact
            legend={t`Un merci porte-t-il un montant ?`}
            name="thanksAmount"
            value={charter.thanksAmount}
            onChange={(thanksAmount) => change({ thanksAmount })}
            choices={[
              { value: 'optional', label: t`Si l'on veut` },
              { value: 'required', label: t`Toujours` },
              { value: 'never', label: t`Jamais` },
            ]}
          />
          {charter.thanksAmount !== 'never' && (
            <Choices
              compact
              legend={t`Que voit la personne remerciée ?`}
              name="thanksVisibility"
              value={charter.thanksVisibility}
              onChange={(thanksVisibility) => change({ thanksVisibility })}
              choices={[
                { value: 'both', label: t`Chaque montant` },
                { value: 'sum-only', label: t`La somme seulement` },
              ]}
            />
          )}
        </>
      )}
      {count(
        'comfortSize',
        t`Jusqu'à combien de personnes peut-on bien échanger ?`,
        t`Au-delà, on forme deux tables.`,
      )}
      <More label={t`Comment on compte`}>
        <div className={styles.form}>
          <KindsField
            value={charter.regularKinds}
            onChange={(regularKinds) => change({ regularKinds })}
            error={refusal.under(problem, 'charter.regularKinds')}
          />
          {count(
            'window',
            t`Combien de rencontres récentes regarde-t-on ?`,
            t`Vide : 12, ou 8 si elles sont espacées.`,
          )}
          {count(
            'coreMinimum',
            t`Depuis combien de rencontres faut-il être là pour être du noyau ?`,
            t`Vide : 6, ou 4 si elles sont espacées.`,
          )}
          <ShareField
            value={typed.coreShare ?? (before.coreShare === null ? '' : String(percentOf(before.coreShare)))}
            error={
              (tried && counts.wrong.has('coreShare') && t`Un nombre de 1 à 100.`) ||
              refusal.under(problem, 'charter.coreShare')
            }
            onChange={(coreShare) => setTyped((now) => ({ ...now, coreShare }))}
          />
          {count(
            'returnWithin',
            t`En combien de rencontres une nouvelle tête doit-elle revenir ?`,
            t`Vide : 4, ou 3 si elles sont espacées.`,
          )}
        </div>
      </More>
      <Choices
        compact
        legend={t`À partir de quand ?`}
        name="from"
        value={isToday ? 'today' : 'later'}
        onChange={(when) => setIsToday(when === 'today')}
        choices={[
          { value: 'today', label: t`Aujourd'hui` },
          { value: 'later', label: t`Un autre jour` },
        ]}
      />
      {!isToday && (
        <TextInput
          type="date"
          label={t`Premier jour`}
          value={day}
          min={today}
          error={dayError}
          onChange={({ currentTarget }) => setDay(currentTarget.value)}
        />
      )}
      {next && (
        <p className={rows.dim}>
          <Trans>À partir du {format.day(next)}, les règles déjà prévues s'appliquent telles quelles.</Trans>
        </p>
      )}
      <p className={`${rows.small} ${rows.dim}`}>
        <Trans>Les rencontres d'avant gardent les règles de leur jour.</Trans>
      </p>
      {adopting.isError && (!problem?.errors || problem.code === 'nothing-changed') && (
        <p role="alert">
          {problem
            ? refusal.sentence(problem)
            : t`Pas de réponse. Réessaie : rien n'est enregistré deux fois.`}
        </p>
      )}
      <div className={rows.inline}>
        <Button type="submit" loading={adopting.isPending}>{t`Enregistrer`}</Button>
        <Button variant="subtle" onClick={onDone}>
          <Trans>Ne rien changer</Trans>
        </Button>
      </div>
    </form>
  );
}
