import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { read, send } from '../../server/client';
import { me } from '../../server/reads';
import { Choices } from '../../ui/choices';
import { Card, Empty, Page } from '../../ui/layout/page';
import rows from '../../ui/layout/rows.module.css';
import { CardsSkeleton } from '../../ui/layout/skeletons';
import { useAction } from '../../ui/use-action';

const mails = queryOptions({
  queryKey: ['account', 'mails'],
  queryFn: ({ signal }) => read('/api/me/mails', { signal }),
});
type Choice = 'none' | 'weekly' | 'at-once';

/** Which mails the person gets; they are written in the language in which this is chosen. */
export function MailsPage() {
  const { t } = useLingui();
  const { data, isError, refetch } = useQuery(mails);
  return (
    <Page title={t`Mes mails`}>
      {!data && isError && (
        <Empty
          title={t`Ton choix n'a pas pu être lu.`}
          action={<Button onClick={() => void refetch()}>{t`Réessayer`}</Button>}
        />
      )}
      {!data && !isError && <CardsSkeleton cards={1} />}
      {data && !data.areSent && (
        <p>
          <Trans>
            Pour l'instant, aucun mail ne part : ce Relais n'est relié à aucun serveur de messagerie. Ton
            choix servira dès qu'il le sera.
          </Trans>
        </p>
      )}
      {data?.address === null && (
        <p>
          <Trans>Ton compte n'a pas d'adresse e-mail : aucun mail ne peut te parvenir.</Trans>
        </p>
      )}
      {data?.address && <ChoiceOfMails address={data.address} choice={data.choice} />}
    </Page>
  );
}

function ChoiceOfMails({ address, choice }: Readonly<{ address: string; choice: Choice }>) {
  const { t, i18n } = useLingui();
  const client = useQueryClient();
  const networks = useQuery(me).data?.networks ?? [];
  const talksBusiness = networks.some(({ businessTalk }) => businessTalk !== 'never');
  const choosing = useAction({
    mutationFn: (chosen: Choice) =>
      send('put', '/api/me/mails', {
        body: { choice: chosen, language: i18n.locale === 'en' ? 'en' : 'fr' },
      }),
    refresh: () => client.invalidateQueries(mails),
    said: () => t`C'est noté.`,
  });
  const atOnce = {
    value: 'at-once' as const,
    label: t`Et chaque reco, tout de suite`,
    hint: t`Jamais la nuit ; celles qui se suivent viennent en un seul mail.`,
  };
  return (
    <Card>
      <div className={rows.stack}>
        <Choices<Choice>
          legend={t`Ce que tu reçois à ${address}`}
          name="mails"
          value={choosing.isPending ? choosing.variables : choice}
          onChange={(chosen) => choosing.mutate(chosen)}
          choices={[
            {
              value: 'weekly',
              label: t`Un mail par semaine`,
              hint: t`La veille d'une rencontre, pour tous tes réseaux.`,
            },
            ...(talksBusiness ? [atOnce] : []),
            {
              value: 'none',
              label: t`Aucun mail`,
              hint: t`Sauf le nécessaire, comme le code pour te connecter.`,
            },
          ]}
        />
        <p className={`${rows.dim} ${rows.small}`}>
          <Trans>
            Dans ces mails : l'heure de tes rencontres et des nombres, jamais le nom de quelqu'un.
          </Trans>
        </p>
        {choosing.isError && (
          <p role="alert">
            <Trans>Le serveur ne répond pas. Réessaie.</Trans>
          </p>
        )}
      </div>
    </Card>
  );
}
