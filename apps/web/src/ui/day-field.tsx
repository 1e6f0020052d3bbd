import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { hasCome } from '@relais/contracts/rules';
import { useState } from 'react';
import { useFormat } from './format';
import styles from './layout/rows.module.css';

type Props = Readonly<{
  value: string;
  today: string;
  onChange: (day: string) => void;
  error?: string | null;
}>;

/** The problem with the day of something that has happened. */
export function useDayError(day: string, today: string): string | null {
  const { t } = useLingui();
  if (!day) return t`Il manque le jour.`;
  return hasCome(day, today) ? null : t`Ce jour n'est pas encore arrivé.`;
}

/** Shows the day in words; the field itself only to change it. */
export function DayField({ value, today, onChange, error }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const [asked, setAsked] = useState(false);
  const day = format.longDay(value);
  if (!asked && value === today && !error)
    return (
      <p className={styles.spread}>
        <span>
          <Trans>Aujourd'hui, {day}</Trans>
        </span>
        <Button variant="subtle" onClick={() => setAsked(true)}>
          <Trans>Autre jour</Trans>
        </Button>
      </p>
    );
  return (
    <TextInput
      type="date"
      label={t`Quel jour ?`}
      value={value}
      max={today}
      required
      withAsterisk={false}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
