import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import type { DescribePersonBody } from '@relais/contracts';
import { longest } from '@relais/contracts/rules';
import { cleanText } from '@relais/contracts/text';
import { type SyntheticEvent, useState } from 'react';
import { ProblemError } from '../../server/client';
import { useRefusal } from '../../server/refusals';
import rows from '../../ui/layout/rows.module.css';
import { type NetworkData, useDescribeMe } from './my-data';
import styles from './my-data.module.css';

/** What is corrected here; the address changes with the account's. */
const fields = ['name', 'company', 'sector', 'phone'] as const;

/** Name and the like, to read and to correct. */
export function MyValues({ data }: { data: NetworkData }) {
  const { t } = useLingui();
  const [corrects, setCorrects] = useState(false);
  const labels: Record<string, string> = {
    name: t`Nom`,
    company: t`Entreprise`,
    sector: t`Métier`,
    phone: t`Téléphone`,
    presentation: t`Ce que je fais`,
    goodContact: t`Un bon contact pour moi, c'est`,
    email: t`E-mail`,
    guestEmail: t`E-mail donné pour l'invitation`,
    ref: t`Référence`,
  };
  if (corrects) return <Correction data={data} labels={labels} onDone={() => setCorrects(false)} />;
  const known = [...fields, 'presentation', 'goodContact', 'email', 'guestEmail', 'ref'].filter(
    (field) => data.values[field],
  );
  return (
    <div className={styles.part}>
      <h3>
        <Trans>Ce que ce réseau sait de moi</Trans>
      </h3>
      {known.length === 0 ? (
        <p className={rows.dim}>
          <Trans>Rien.</Trans>
        </p>
      ) : (
        <dl className={styles.values}>
          {known.map((field) => (
            <Value key={field} label={labels[field] ?? field} value={data.values[field] ?? ''} />
          ))}
          {data.values.followUp && <Value label={t`Être recontacté·e`} value={t`non`} />}
        </dl>
      )}
      {data.values.phone && data.role !== 'visitor' && (
        <Consent
          data={data}
          to="phoneShown"
          label={t`Mon numéro est visible par les autres membres du réseau`}
        />
      )}
      {data.role !== 'visitor' && (
        <Consent
          data={data}
          to="cardShown"
          label={t`Mon nom, mon métier et mon entreprise sont visibles par les invités d'une rencontre où je suis`}
        />
      )}
      <div className={styles.tools}>
        <Button variant="default" onClick={() => setCorrects(true)}>{t`Corriger`}</Button>
      </div>
    </div>
  );
}

const Value = ({ label, value }: { label: string; value: string }) => (
  <>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </>
);

/** What the person lets others see: off until they say so. */
function Consent({ data, to, label }: { data: NetworkData; to: 'phoneShown' | 'cardShown'; label: string }) {
  const { t } = useLingui();
  const describing = useDescribeMe(data);
  const isShown = describing.isPending ? describing.variables[to] : data.values[to] === 'yes';
  return (
    <>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={isShown}
          onChange={({ currentTarget }) => describing.mutate({ [to]: currentTarget.checked })}
        />
        {label}
      </label>
      {describing.isError && (
        <p role="alert">{t`Pas de réponse : un nouvel essai n'enregistre rien deux fois.`}</p>
      )}
    </>
  );
}

type Props = Readonly<{ data: NetworkData; labels: Record<string, string>; onDone: () => void }>;

function Correction({ data, labels, onDone }: Props) {
  const { t } = useLingui();
  const refusal = useRefusal();
  const describing = useDescribeMe(data);
  const [changes, setChanges] = useState<Record<string, string>>({});
  const typed: Record<string, string> = { ...data.values, ...changes };
  const problem = describing.error instanceof ProblemError ? describing.error.problem : null;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const changed = fields.filter((field) => {
      const value = cleanText(typed[field] ?? '');
      return value && value !== data.values[field];
    });
    if (changed.length === 0) {
      onDone();
      return;
    }
    const body: DescribePersonBody = Object.fromEntries(changed.map((field) => [field, typed[field]]));
    describing.mutate(body, { onSuccess: onDone });
  };
  const under = fields.map((field) => refusal.under(problem, field));
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {fields.map((field, n) => (
        <TextInput
          key={field}
          label={labels[field]}
          value={typed[field] ?? ''}
          error={under[n]}
          maxLength={longest[field]}
          data-autofocus={n === 0 || undefined}
          onChange={({ currentTarget: { value } }) => setChanges((now) => ({ ...now, [field]: value }))}
        />
      ))}
      <p className={`${rows.dim} ${rows.small}`}>
        <Trans>L'ancienne valeur est détruite.</Trans>
      </p>
      {describing.isError && under.every((error) => error === null) && (
        <p role="alert">
          {problem
            ? refusal.sentence(problem)
            : t`Pas de réponse : un nouvel essai n'enregistre rien deux fois.`}
        </p>
      )}
      <div className={rows.inline}>
        <Button type="submit" loading={describing.isPending}>{t`Enregistrer`}</Button>
        <Button variant="subtle" onClick={onDone}>{t`Ne rien changer`}</Button>
      </div>
    </form>
  );
}
