import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import styles from './network.module.css';
import { Select } from '../../ui/select';

type Props = Readonly<{
  asOf: string | undefined;
  today: string;
  howMany: number;
  onChange: (change: { asOf?: string | undefined; meetings?: number | undefined }) => void;
}>;

/** The one period picker of the page: up to which day, and how many meetings to draw. */
export function Period({ asOf, today, howMany, onChange }: Props) {
  const { t } = useLingui();
  return (
    <div className={styles.period}>
      <TextInput
        type="date"
        label={t`Jusqu'au`}
        max={today}
        value={asOf ?? today}
        onChange={({ currentTarget: { value } }) =>
          onChange({ asOf: value && value < today ? value : undefined })
        }
      />
      <Select
        label={t`Colonnes`}
        value={String(howMany)}
        onChange={({ currentTarget: { value } }) =>
          onChange({ meetings: value === '12' ? undefined : Number(value) })
        }
        data={[
          { value: '12', label: '12' },
          { value: '26', label: '26' },
          { value: '52', label: '52' },
          { value: '1000', label: t`toutes` },
        ]}
      />
      {asOf && (
        <Button variant="subtle" px="xs" onClick={() => onChange({ asOf: undefined })}>
          <Trans>Revenir à aujourd'hui</Trans>
        </Button>
      )}
    </div>
  );
}
