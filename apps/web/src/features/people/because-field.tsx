import { useLingui } from '@lingui/react/macro';
import type { LeftBecause } from '@relais/contracts';
import { useBecauseWords } from './because-words';
import { Select } from '../../ui/select';

type Props = Readonly<{ value: LeftBecause; onChange: (because: LeftBecause) => void }>;

export function BecauseField({ value, onChange }: Props) {
  const { t } = useLingui();
  return (
    <Select
      label={t`Pourquoi`}
      value={value}
      data={Object.entries(useBecauseWords()).map(([because, label]) => ({ value: because, label }))}
      onChange={({ currentTarget }) => onChange(currentTarget.value as LeftBecause)}
    />
  );
}
