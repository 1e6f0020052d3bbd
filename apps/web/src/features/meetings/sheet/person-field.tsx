import { useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import type { PersonId } from '@relais/contracts';
import { longest } from '@relais/contracts/rules';
import { useQuery } from '@tanstack/react-query';
import { useNetwork } from '../../../server/network-context';
import { plain, useFormat } from '../../../ui/format';
import rows from '../../../ui/layout/rows.module.css';
import { visitors } from '../reads';
import type { Somebody } from './use-sheet';

export const nobody: Somebody = { name: '', personId: null };

type Props = Readonly<{
  label: string;
  value: Somebody;
  onChange: (value: Somebody) => void;
  /** A person who came before was tapped. */
  onPick: (value: Somebody) => void;
  /** Who stands on the sheet, by name. */
  nameOf: (personId: PersonId) => string | null;
  error: string | null;
}>;

const offered = 4;

/** A name; who came before under such a name is offered, and only a tap says that it is the same person. */
export function PersonField({ label, value, onChange, onPick, nameOf, error }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const known = useQuery(visitors(useNetwork())).data ?? [];
  const wanted = plain(value.name);
  const returning = known.map(({ personId, name, sector, lastSeenOn, invitedBy }) => {
    const day = format.shortDayYear(lastSeenOn);
    const host = invitedBy && nameOf(invitedBy);
    const last = host ? t`dernière venue le ${day}, avec ${host}` : t`dernière venue le ${day}`;
    return { personId, name: name ?? '', beside: [sector, last].filter(Boolean).join(' · ') };
  });
  const found = returning.filter(({ name }) => plain(name).includes(wanted)).slice(0, offered);
  const isOffering = wanted.length >= 2 && found.length > 0;
  return (
    <div className={rows.tight}>
      <TextInput
        label={label}
        value={value.name}
        maxLength={longest.name}
        autoComplete="off"
        data-autofocus
        error={error}
        onChange={(event) => onChange({ name: event.currentTarget.value, personId: null })}
      />
      {isOffering && (
        <ul className={rows.tight} aria-label={t`Est-ce une de ces personnes ?`}>
          {found.map(({ personId, name, beside }) => (
            <li key={personId}>
              <Button fullWidth variant="default" onClick={() => onPick({ name, personId })}>
                {[name, beside].filter(Boolean).join(' · ')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
