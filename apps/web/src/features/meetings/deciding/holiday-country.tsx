import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNetwork } from '../../../server/network-context';
import { description } from '../../../server/reads';
import { useFormat } from '../../../ui/format';
import rows from '../../../ui/layout/rows.module.css';
import { Select } from '../../../ui/select';
import { useActionProblem } from '../use-action-problem';
import { useNamingCountry } from './deciding';

const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const pairs = letters.flatMap((one) => letters.map((other) => one + other));

/** For organisers: whose public holidays are marked. */
export function HolidayCountry() {
  const { t } = useLingui();
  const { locale } = useFormat();
  const { data } = useQuery(description(useNetwork()));
  const [isOpen, setOpen] = useState(false);
  const naming = useNamingCountry();
  const problem = useActionProblem(naming.error);
  if (!data) return null;
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
  const country = names.of(data.country) ?? data.country;
  if (!isOpen)
    return (
      <p className={rows.inline}>
        <span className={rows.dim}>
          <Trans>Jours fériés : {country}</Trans>
        </span>
        <Button variant="subtle" onClick={() => setOpen(true)}>
          <Trans>Changer de pays</Trans>
        </Button>
      </p>
    );
  const options = pairs
    .flatMap((value) => {
      const label = names.of(value);
      return label ? [{ value, label }] : [];
    })
    .toSorted((a, b) => a.label.localeCompare(b.label, locale));
  return (
    <Select
      label={t`Pays des jours fériés`}
      value={data.country}
      data={options}
      error={problem}
      disabled={naming.isPending}
      onChange={({ currentTarget: { value } }) => naming.mutate(value, { onSuccess: () => setOpen(false) })}
    />
  );
}
