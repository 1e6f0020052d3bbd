import { Trans, useLingui } from '@lingui/react/macro';
import { Button, InputBase, TextInput } from '@mantine/core';
import type { NetworkDescription } from '@relais/contracts';
import { longest } from '@relais/contracts/rules';
import { cleanLines, cleanText } from '@relais/contracts/text';
import { type SubmitEvent, useState } from 'react';
import { ProblemError } from '../../server/client';
import { useNetwork } from '../../server/network-context';
import { useRefusal } from '../../server/refusals';
import { Card } from '../../ui/layout/page';
import rows from '../../ui/layout/rows.module.css';
import { useTellingVisitors } from './reads';
import styles from './rules.module.css';

type Props = Readonly<{ described: NetworkDescription }>;

/** What the network values and what it costs to come; visitors read it before they come. */
export function ForVisitors({ described }: Props) {
  const { may } = useNetwork();
  const mayEdit = may.includes('describe-network');
  const [edits, setEdits] = useState(false);
  const { values, price } = described;
  if (!mayEdit && values === null && price === null) return null;
  return (
    <Card labelledBy="for-visitors">
      <div className={rows.stack}>
        <h2 id="for-visitors">
          <Trans>Ce que lisent les invités</Trans>
        </h2>
        {edits ? (
          <VisitorsForm described={described} onDone={() => setEdits(false)} />
        ) : (
          <>
            {values !== null && <p className={styles.lines}>{values}</p>}
            {price !== null && (
              <p>
                <Trans>Prix : {price}</Trans>
              </p>
            )}
            {values === null && price === null && (
              <p className={rows.dim}>
                <Trans>Ni les valeurs ni le prix ne sont renseignés.</Trans>
              </p>
            )}
            {mayEdit && (
              <div>
                <Button variant="default" onClick={() => setEdits(true)}>
                  <Trans>Modifier</Trans>
                </Button>
              </div>
            )}
          </>
        )}
      </div>
    </Card>
  );
}

function VisitorsForm({ described, onDone }: Props & Readonly<{ onDone: () => void }>) {
  const { t } = useLingui();
  const refusal = useRefusal();
  const telling = useTellingVisitors(useNetwork());
  const [values, setValues] = useState(described.values ?? '');
  const [price, setPrice] = useState(described.price ?? '');
  const problem = telling.error instanceof ProblemError ? telling.error.problem : null;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const body = {
      ...(cleanLines(values) !== (described.values ?? '') && { values }),
      ...(cleanText(price) !== (described.price ?? '') && { price }),
    };
    if (Object.keys(body).length === 0) onDone();
    else telling.mutate(body, { onSuccess: onDone });
  };
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <InputBase
        component="textarea"
        multiline
        label={t`Valeurs du réseau`}
        description={t`Ce qui compte dans ce réseau, en quelques lignes.`}
        value={values}
        rows={5}
        maxLength={longest.values}
        error={refusal.under(problem, 'values')}
        onChange={({ currentTarget }) => setValues(currentTarget.value)}
      />
      <TextInput
        label={t`Prix d'une rencontre`}
        description={t`Par exemple « 16 €, la première fois offerte ».`}
        value={price}
        maxLength={longest.price}
        autoComplete="off"
        error={refusal.under(problem, 'price')}
        onChange={({ currentTarget }) => setPrice(currentTarget.value)}
      />
      {telling.isError && !problem?.errors && (
        <p role="alert">
          {problem
            ? refusal.sentence(problem)
            : t`Pas de réponse. Réessaie : rien n'est enregistré deux fois.`}
        </p>
      )}
      <div className={rows.inline}>
        <Button type="submit" loading={telling.isPending}>{t`Enregistrer`}</Button>
        <Button variant="subtle" onClick={onDone}>
          <Trans>Ne rien changer</Trans>
        </Button>
      </div>
    </form>
  );
}
