import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '../../ui/format';
import { Icon } from '../../ui/theme/icons';
import { type Listed, type Show, shows } from './directory';
import styles from './people.module.css';

/** While a person types, the field is ahead of the address; otherwise it shows what the address has. */
export function SearchField({
  value,
  onChange,
}: Readonly<{ value: string; onChange: (words: string) => void }>) {
  const { t } = useLingui();
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextInput
      type="search"
      className={styles.screenOnly}
      aria-label={t`Chercher un nom, un métier ou une adresse`}
      placeholder={t`Un nom, un métier, une adresse`}
      leftSection={<Icon name="search" size={18} />}
      autoComplete="off"
      maxLength={100}
      value={typed ?? value}
      onBlur={() => setTyped(null)}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        onChange(currentTarget.value);
      }}
    />
  );
}

type Props = Readonly<{
  directory: Readonly<Record<Show, readonly Listed[]>>;
  shown: Show;
  onShow: (show: Show) => void;
}>;

/** Native radio buttons, each with how many it would show. */
export function Filters({ directory, shown, onShow }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const labels: Record<Show, string> = {
    members: t`Membres`,
    former: t`Anciens membres`,
    visitors: t`Invités`,
    invited: t`Pas encore venus`,
    duplicates: t`Doublons possibles`,
  };
  return (
    <fieldset>
      <legend className="hidden-visually">{t`Personnes affichées`}</legend>
      <div className={styles.filters}>
        {shows.map((show) => (
          <label key={show} className={styles.filter}>
            <input
              type="radio"
              className="hidden-visually"
              name="show"
              value={show}
              checked={show === shown}
              onChange={() => onShow(show)}
            />
            {labels[show]} <span className={styles.count}>{format.number(directory[show].length)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
