import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { countryCodes } from '@relais/contracts/rules';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNetwork } from '../../../server/network-context';
import { description } from '../../../server/reads';
import { useFormat } from '../../../ui/format';
import rows from '../../../ui/layout/rows.module.css';
import { Select } from '../../../ui/select';
import { useActionProblem } from '../use-action-problem';
import { useNamingCountry } from './deciding';

/** For organisers: whose public holidays are marked. */
export function HolidayCountry() {
  const { t } = useLingui();
  const { locale } = useFormat();
  const { data } = useQuery(description(useNetwork()));
  const [isOpen, setOpen] = useState(false);
  const naming = useNamingCountry();
  const problem = useActionProblem(naming.error);
  if (!data) return null;
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  const label = (code: string) => names.of(code) ?? code;
  const country = data.country && label(data.country);
  if (!isOpen)
    return (
      <p className={rows.inline}>
        <span className={rows.dim}>
          {country ? (
            <Trans>Jours fériés : {country}</Trans>
          ) : (
            <Trans>Jours fériés : aucun pays choisi</Trans>
          )}
        </span>
        <Button variant="subtle" onClick={() => setOpen(true)}>
          <Trans>Changer de pays</Trans>
        </Button>
      </p>
    );
  const options = countryCodes
    .map((value) => ({ value, label: label(value) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, locale));
  return (
    <Select
      label={t`Pays des jours fériés`}
      value={data.country ?? ''}
      data={data.country ? options : [{ value: '', label: '' }, ...options]}
      error={problem}
      disabled={naming.isPending}
      onChange={({ currentTarget: { value } }) => naming.mutate(value, { onSuccess: () => setOpen(false) })}
    />
  );
}
