import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import type { PutTokenBody, Role } from '@relais/contracts';
import { longest, yearsAfter } from '@relais/contracts/rules';
import { cleanText } from '@relais/contracts/text';
import { useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { ProblemError } from '../../server/client';
import { useNetwork } from '../../server/network-context';
import { useRefusal } from '../../server/refusals';
import { Choices } from '../../ui/choices';
import { dayIn } from '../../ui/format';
import { Card } from '../../ui/layout/page';
import rows from '../../ui/layout/rows.module.css';
import { useRoleWords } from '../../ui/further/role-words';
import { useAction } from '../../ui/use-action';
import { MadeToken } from './made-token';
import { makeToken } from './reads';

const roles: readonly Role[] = ['member', 'host', 'organiser'];

/** Asks what the token is for, its role and its last day; shows it this once. */
export function NewToken() {
  const { t } = useLingui();
  const network = useNetwork();
  const { role: own, timezone } = network;
  const words = useRoleWords();
  const refusal = useRefusal();
  const client = useQueryClient();
  const today = dayIn(timezone);
  const empty = { name: '', role: 'member' as Role, expiresOn: yearsAfter(today, 1) };
  const [typed, setTyped] = useState<Partial<typeof empty>>({});
  const draft = { ...empty, ...typed };
  const [tried, setTried] = useState(false);
  const making = useAction({
    mutationFn: (body: PutTokenBody) => makeToken(network, body),
    said: null,
    refresh: () => {
      setTyped({});
      setTried(false);
      return client.invalidateQueries({ queryKey: ['tokens', network.id] });
    },
  });
  const set = (change: Partial<typeof draft>) => setTyped({ ...typed, ...change });
  const name = cleanText(draft.name);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (name && draft.expiresOn) making.mutate({ ...draft, name });
  };
  const problem = making.error instanceof ProblemError ? making.error.problem : null;
  const dayError =
    (tried && !draft.expiresOn && t`Il manque le jour.`) || refusal.under(problem, 'expiresOn');

  if (making.data) return <MadeToken made={making.data} onDone={() => making.reset()} />;
  return (
    <Card labelledBy="new-token">
      <form className={rows.stack} noValidate onSubmit={submit}>
        <h2 id="new-token">
          <Trans>Nouveau jeton</Trans>
        </h2>
        <TextInput
          label={t`À quoi sert-il ?`}
          description={t`Un logiciel, un tableau ; pas de nom de personne.`}
          value={draft.name}
          maxLength={longest.tokenName}
          error={(tried && !name && t`Donne-lui un nom.`) || refusal.under(problem, 'name')}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <Choices
          legend={t`Son rôle`}
          name="role"
          value={draft.role}
          onChange={(role) => set({ role })}
          choices={roles
            .slice(0, roles.findIndex((role) => role === own) + 1)
            .map((role) => ({ value: role, label: words(role) }))}
        />
        <TextInput
          type="date"
          label={t`Dernier jour`}
          value={draft.expiresOn}
          min={today}
          error={dayError}
          onChange={(event) => set({ expiresOn: event.currentTarget.value })}
        />
        {making.error && !dayError && (
          <p role="alert">{problem ? refusal.sentence(problem) : t`Le serveur ne répond pas. Réessaie.`}</p>
        )}
        <Button type="submit" loading={making.isPending}>{t`Créer le jeton`}</Button>
      </form>
    </Card>
  );
}
