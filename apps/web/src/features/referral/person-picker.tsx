import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import type { PersonId } from '@relais/contracts';
import { useRef, useState } from 'react';
import { FieldError, Legend } from '../../ui/choices';
import { plain } from '../../ui/format';
import { Icon } from '../../ui/theme/icons';
import type { Group, Pickable } from './people';
import { PersonCard } from './person-card';
import styles from './person-picker.module.css';

type Props = Readonly<{
  legend: string;
  people: readonly Pickable[];
  chosen: readonly PersonId[];
  onChange: (chosen: PersonId[]) => void;
  several?: boolean;
  error?: string | null;
}>;

/** Cards of everyone, with a search; on a phone only the chosen ones stay once there is a choice. */
export function PersonPicker({ legend, people, chosen, onChange, several = false, error }: Props) {
  const { t } = useLingui();
  const [search, setSearch] = useState('');
  const [adding, setAdding] = useState(false);
  const frame = useRef<HTMLFieldSetElement>(null);
  const settled = chosen.length > 0 && !adding;
  const wanted = plain(search);
  const found = people.filter(({ id, searchable }) => searchable.includes(wanted) || chosen.includes(id));
  const groupNames: Record<Group, string> = {
    'in-the-room': t`Dans la salle`,
    'given-lately': t`Derniers échanges`,
    'received-lately': t`Reçu dernièrement de`,
    everyone: t`De A à Z`,
  };

  const pick = (id: PersonId) => {
    const without = chosen.filter((other) => other !== id);
    onChange(!several ? [id] : without.length < chosen.length ? without : [...chosen, id]);
    setSearch('');
    frame.current?.scrollIntoView({ block: 'nearest' });
  };
  const groups = [...new Set(found.map(({ group }) => group))];

  return (
    <fieldset ref={frame} className={styles.picker} data-settled={settled || undefined}>
      <Legend>{legend}</Legend>
      {error && <FieldError id="receiver-error">{error}</FieldError>}
      <TextInput
        type="search"
        className={styles.search}
        aria-label={t`Chercher un nom ou un métier`}
        placeholder={t`Un nom, un métier`}
        leftSection={<Icon name="search" size={18} />}
        value={search}
        autoComplete="off"
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <div className={styles.list}>
        {groups.map((group) => (
          <div key={group} className={styles.group} role="group" aria-label={groupNames[group]}>
            {groups.length > 1 && <p className={styles.groupName}>{groupNames[group]}</p>}
            {found
              .filter((person) => person.group === group)
              .map((person) => (
                <PersonCard
                  key={person.id}
                  person={person}
                  several={several}
                  chosen={chosen.includes(person.id)}
                  invalid={Boolean(error)}
                  onPick={() => pick(person.id)}
                />
              ))}
          </div>
        ))}
        {found.length === 0 && (
          <p className={styles.none}>
            <Trans>Personne de ce nom ni de ce métier.</Trans>
          </p>
        )}
      </div>
      {chosen.length > 0 && (
        <Button className={styles.again} variant="subtle" onClick={() => setAdding(!adding)}>
          {adding ? t`Fermer la liste` : several ? t`Ajouter ou changer` : t`Changer`}
        </Button>
      )}
    </fieldset>
  );
}
