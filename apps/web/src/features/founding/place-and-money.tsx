import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { Language } from '@relais/contracts';
import { useState } from 'react';
import rows from '../../ui/layout/rows.module.css';
import { Select } from '../../ui/select';
import type { Story } from './founding';

/** `hasMoney`: people may say amounts in this network. */
type Props = Readonly<{ story: Story; set: (change: Partial<Story>) => void; hasMoney: boolean }>;

const languages = [
  { value: 'fr', label: 'Français' },
  { value: 'en', label: 'English' },
];

/** What the browser guessed, in one line; the fields appear only to change it. */
export function PlaceAndMoney({ story, set, hasMoney }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const { timezone, currency } = story;
  const language = languages.find(({ value }) => value === story.language)?.label;
  if (!open)
    return (
      <p className={rows.spread}>
        <span>
          {hasMoney ? (
            <Trans>
              {language}, fuseau horaire {timezone}, montants en {currency}
            </Trans>
          ) : (
            <Trans>
              {language}, fuseau horaire {timezone}
            </Trans>
          )}
        </span>
        <Button variant="subtle" onClick={() => setOpen(true)}>
          <Trans>Changer</Trans>
        </Button>
      </p>
    );
  const zones = [...new Set([timezone, ...Intl.supportedValuesOf('timeZone')])];
  return (
    <div className={rows.tight}>
      <Select
        label={t`Langue des mails du réseau`}
        value={story.language}
        data={languages}
        onChange={(event) => set({ language: event.currentTarget.value as Language })}
      />
      <Select
        label={t`Fuseau horaire`}
        value={timezone}
        data={zones}
        onChange={(event) => set({ timezone: event.currentTarget.value })}
      />
      {hasMoney && (
        <Select
          label={t`Monnaie`}
          value={currency}
          data={Intl.supportedValuesOf('currency')}
          onChange={(event) => set({ currency: event.currentTarget.value })}
        />
      )}
    </div>
  );
}
