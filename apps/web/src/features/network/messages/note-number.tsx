import { useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import type { DescribePersonBody, PersonId } from '@relais/contracts';
import { cleanName, isPhone } from '@relais/contracts/text';
import { useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { record } from '../../../server/client';
import { useNetwork } from '../../../server/network-context';
import rows from '../../../ui/layout/rows.module.css';
import { useAction } from '../../../ui/use-action';

/** The telephone that a visitor gives. */
export function NoteNumber({ personId, name }: Readonly<{ personId: PersonId; name: string }>) {
  const { t } = useLingui();
  const client = useQueryClient();
  const { id, personId: as } = useNetwork();
  const [phone, setPhone] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const noting = useAction({
    mutationFn: (body: DescribePersonBody) =>
      record('/api/networks/{networkId}/people/{personId}/description', {
        params: { path: { networkId: id, personId } },
        ...{ as, body },
      }),
    refresh: () => client.invalidateQueries({ queryKey: ['liveliness-people'] }),
    said: () => t`Numéro noté : ${name}`,
  });
  if (phone === null)
    return <Button variant="default" onClick={() => setPhone('')}>{t`Noter son numéro`}</Button>;
  const wrong = tried && !isPhone(phone) ? t`Ce n'est pas un numéro de téléphone.` : null;
  const unsent = noting.isError ? t`Pas de réponse. Réessaie : rien n'est enregistré deux fois.` : null;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (isPhone(phone)) noting.mutate({ phone: cleanName(phone) });
  };
  return (
    <form className={rows.inline} noValidate onSubmit={submit}>
      <TextInput
        type="tel"
        label={t`Téléphone de ${name}`}
        autoComplete="off"
        autoFocus
        value={phone}
        error={wrong ?? unsent}
        onChange={({ currentTarget: { value } }) => setPhone(value)}
      />
      <Button type="submit" loading={noting.isPending}>{t`Enregistrer`}</Button>
    </form>
  );
}
