import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import type { CharterChanges, MeetingKind } from '@relais/contracts';
import { FieldError, Legend } from '../../ui/choices';
import { useKindWords } from '../../ui/kind-words';
import type { Charter } from './reads';
import styles from './rules.module.css';

export type CountedRule = 'comfortSize' | 'window' | 'coreMinimum' | 'returnWithin' | 'coreShare';

const most = { comfortSize: 10_000, window: 520, coreMinimum: 520, returnWithin: 520, coreShare: 100 };

/** The numbers that were typed; those left empty are computed, but for the comfort size. */
export function readCounts(typed: Readonly<Partial<Record<CountedRule, string>>>) {
  const read: CharterChanges = {};
  const wrong = new Set<CountedRule>();
  for (const [rule, text] of Object.entries(typed) as [CountedRule, string][]) {
    const count = Number(text);
    if (text.trim() === '' && rule !== 'comfortSize') read[rule] = null;
    else if (!Number.isInteger(count) || count < 1 || count > most[rule]) wrong.add(rule);
    else read[rule] = rule === 'coreShare' ? count / 100 : count;
  }
  return { read, wrong };
}

type FieldProps = Readonly<{
  label: string;
  hint: string;
  value: string;
  error: string | null;
  onChange: (value: string) => void;
}>;

export const CountField = ({ label, hint, value, error, onChange }: FieldProps) => (
  <TextInput
    label={label}
    description={hint}
    inputMode="numeric"
    autoComplete="off"
    value={value}
    error={error}
    onChange={({ currentTarget }) => onChange(currentTarget.value)}
  />
);

export function ShareField(props: Omit<FieldProps, 'label' | 'hint'>) {
  const { t } = useLingui();
  return (
    <CountField
      {...props}
      label={t`À quelle part des rencontres faut-il venir pour être du noyau, en % ?`}
      hint={t`Vide : 50, ou 75 si le réseau a une règle d'absence ou une place par métier.`}
    />
  );
}

type KindsProps = Readonly<{
  value: Charter['regularKinds'];
  error: string | null;
  onChange: (kinds: Charter['regularKinds']) => void;
}>;

/** The kinds that count; none ticked: as usual. */
export function KindsField({ value, error, onChange }: KindsProps) {
  const { t } = useLingui();
  const kinds = Object.entries(useKindWords()) as [MeetingKind, string][];
  const toggle = (kind: MeetingKind, isOn: boolean) => {
    const ticked = kinds.map(([one]) => one).filter((one) => (one === kind ? isOn : value?.includes(one)));
    onChange(ticked.length === 0 ? null : ticked);
  };
  return (
    <fieldset aria-describedby={error ? 'regularKinds-error' : 'regularKinds-hint'}>
      <Legend>{t`Quelles rencontres comptent ?`}</Legend>
      <div className={styles.kinds}>
        {kinds.map(([kind, label]) => (
          <label key={kind} className={styles.kind}>
            <input
              type="checkbox"
              checked={value?.includes(kind) ?? false}
              onChange={({ currentTarget }) => toggle(kind, currentTarget.checked)}
            />
            {label}
          </label>
        ))}
      </div>
      <p id="regularKinds-hint" className={styles.hint}>
        {t`Aucune case cochée : toutes, sauf les découvertes et les activités.`}
      </p>
      {error && <FieldError id="regularKinds-error">{error}</FieldError>}
    </fieldset>
  );
}
