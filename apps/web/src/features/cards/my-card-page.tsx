import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput, Textarea } from '@mantine/core';
import type { DescribePersonBody } from '@relais/contracts';
import { longest } from '@relais/contracts/rules';
import { cleanText } from '@relais/contracts/text';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { ProblemError, record } from '../../server/client';
import { useNetwork } from '../../server/network-context';
import { type Member, members } from '../../server/reads';
import { useRefusal } from '../../server/refusals';
import { CardLink } from '../../ui/card-link';
import { MyNeeds } from '../../ui/further/my-needs';
import { Empty, Page } from '../../ui/layout/page';
import rows from '../../ui/layout/rows.module.css';
import { ListSkeleton } from '../../ui/layout/skeletons';
import { useAction } from '../../ui/use-action';
import styles from './cards.module.css';

/** « Ma fiche »: what the others read of the person, in their own words. */
export function MyCardPage() {
  const { t } = useLingui();
  const network = useNetwork();
  const { data, isError, refetch } = useQuery(members(network));
  const mine = data?.find(({ personId }) => personId === network.personId);
  return (
    <Page
      title={t`Ma fiche`}
      aside={
        mine && (
          <CardLink personId={network.personId} className={rows.link}>
            <Trans>Comme les autres la voient</Trans>
          </CardLink>
        )
      }
    >
      {mine ? (
        <div className={styles.mine}>
          <CardForm key={network.personId} mine={mine} />
          <MyNeeds />
        </div>
      ) : data ? (
        <Empty title={t`Ce réseau n'a pas de fiche à ton nom.`} />
      ) : isError ? (
        <Empty
          title={t`Ta fiche n'a pas pu être lue.`}
          action={<Button onClick={() => void refetch()}>{t`Réessayer`}</Button>}
        />
      ) : (
        <ListSkeleton rows={4} />
      )}
    </Page>
  );
}

const fields = ['sector', 'company', 'presentation', 'goodContact', 'phone'] as const;
type Field = (typeof fields)[number];
/** What can be left empty again; a trade, a company or a number is replaced. */
const mayBeEmptied: readonly Field[] = ['presentation', 'goodContact'];

function CardForm({ mine }: { mine: Member }) {
  const { t } = useLingui();
  const network = useNetwork();
  const refusal = useRefusal();
  const client = useQueryClient();
  const [typed, setTyped] = useState<Partial<Record<Field, string>>>({});
  const [isShown, setShown] = useState(mine.phoneShown ?? false);
  const saving = useAction({
    mutationFn: (body: DescribePersonBody) =>
      record('/api/networks/{networkId}/people/{personId}/description', {
        params: { path: { networkId: network.id, personId: network.personId } },
        as: network.personId,
        body,
      }),
    refresh: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['members'] }),
        client.invalidateQueries({ queryKey: ['my-data'] }),
      ]),
    said: () => t`Ta fiche est enregistrée.`,
  });
  const value = (field: Field) => typed[field] ?? mine[field] ?? '';
  const changed = fields.filter((field) => {
    const said = cleanText(value(field));
    return said !== (mine[field] ?? '') && (said !== '' || mayBeEmptied.includes(field));
  });
  const body: DescribePersonBody = {
    ...Object.fromEntries(changed.map((field) => [field, cleanText(value(field)) || null])),
    ...(isShown !== (mine.phoneShown ?? false) && { phoneShown: isShown }),
  };
  const problem = saving.error instanceof ProblemError ? saving.error.problem : null;
  const tooLong = (field: Field) => {
    const tooMany = cleanText(value(field)).length - longest[field];
    const most = longest[field];
    return tooMany > 0 ? t`${most} signes au plus : ${tooMany} de trop.` : null;
  };
  const errorOf = (field: Field) => tooLong(field) ?? refusal.under(problem, field);
  const input = (field: Field, label: string, description?: string) => ({
    ...{ label, description, value: value(field), error: errorOf(field) },
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      setTyped((now) => ({ ...now, [field]: currentTarget.value })),
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (Object.keys(body).length === 0 || fields.some(tooLong)) return;
    saving.mutate(body, { onSuccess: () => setTyped({}) });
  };
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <TextInput {...input('sector', t`Métier`)} />
      <TextInput {...input('company', t`Entreprise`)} />
      <Textarea
        {...input('presentation', t`Ce que je fais`, t`En deux lignes ; pas de santé ni de vie privée`)}
        autosize
        minRows={2}
      />
      <TextInput {...input('goodContact', t`Un bon contact pour moi, c'est`)} />
      <TextInput type="tel" {...input('phone', t`Téléphone`)} />
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={isShown}
          onChange={({ currentTarget }) => setShown(currentTarget.checked)}
        />
        <Trans>Mon numéro est visible par les autres membres du réseau</Trans>
      </label>
      {saving.isError && fields.every((field) => errorOf(field) === null) && (
        <p role="alert">
          {problem
            ? refusal.sentence(problem)
            : t`Pas de réponse : un nouvel essai n'enregistre rien deux fois.`}
        </p>
      )}
      <div>
        <Button type="submit" loading={saving.isPending}>{t`Enregistrer`}</Button>
      </div>
    </form>
  );
}
