import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import type { DescribeNetworkBody, NetworkDescription } from '@relais/contracts';
import { longest } from '@relais/contracts/rules';
import { cleanText } from '@relais/contracts/text';
import { type SubmitEvent, useState } from 'react';
import { ProblemError } from '../../server/client';
import { useNetwork } from '../../server/network-context';
import { useRefusal } from '../../server/refusals';
import rows from '../../ui/layout/rows.module.css';
import { useDescribing } from './privacy';
import styles from './privacy.module.css';

const fields = ['controller', 'controllerContact', 'processor'] as const;
type Field = (typeof fields)[number];

type Props = Readonly<{ described: NetworkDescription; onDone: () => void }>;

/** Values can be replaced, not removed: a network with personal data has a person who is responsible for it. */
export function ResponsibleForm({ described, onDone }: Props) {
  const { t } = useLingui();
  const refusal = useRefusal();
  const describing = useDescribing(useNetwork(), described);
  const [changes, setChanges] = useState<Partial<Record<Field, string>>>({});
  const typed = Object.fromEntries(fields.map((field) => [field, changes[field] ?? described[field] ?? '']));
  const problem = describing.error instanceof ProblemError ? describing.error.problem : null;
  const under = (field: Field) => {
    const isTakenBack = described[field] !== null && !cleanText(typed[field] ?? '');
    return isTakenBack ? t`Ce champ ne peut pas rester vide.` : refusal.under(problem, field);
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (fields.some((field) => described[field] !== null && !cleanText(typed[field] ?? ''))) return;
    const changed = fields.filter((field) => cleanText(typed[field] ?? '') !== (described[field] ?? ''));
    if (changed.length === 0) {
      onDone();
      return;
    }
    const body: DescribeNetworkBody = Object.fromEntries(changed.map((field) => [field, typed[field]]));
    describing.mutate(body, { onSuccess: onDone });
  };
  const field = (name: Field, label: string, hint: string) => (
    <TextInput
      name={name}
      label={label}
      description={hint}
      value={typed[name] ?? ''}
      maxLength={longest[name]}
      autoComplete="off"
      error={under(name)}
      onChange={({ currentTarget: { value } }) => setChanges((now) => ({ ...now, [name]: value }))}
    />
  );
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      {field('controller', t`Responsable`, t`L'association, l'entreprise ou la personne qui décide.`)}
      {field('controllerContact', t`Pour lui écrire`, t`Une adresse e-mail, ou postale.`)}
      {field('processor', t`Qui gère Relais`, t`L'hébergeur et le lieu du serveur, ou « nous-mêmes ».`)}
      {describing.isError && fields.every((name) => !under(name)) && (
        <p role="alert">
          {problem
            ? refusal.sentence(problem)
            : t`Pas de réponse. Réessaie : rien n'est enregistré deux fois.`}
        </p>
      )}
      <div className={rows.inline}>
        <Button type="submit" loading={describing.isPending}>{t`Enregistrer`}</Button>
        <Button variant="subtle" onClick={onDone}>
          <Trans>Ne rien changer</Trans>
        </Button>
      </div>
    </form>
  );
}
