import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { read, send } from '../../server/client';
import { useFormat } from '../../ui/format';
import { Card } from '../../ui/layout/page';
import rows from '../../ui/layout/rows.module.css';
import { useAction } from '../../ui/use-action';

const calendar = queryOptions({
  queryKey: ['account', 'calendar'],
  queryFn: ({ signal }) => read('/api/me/calendar', { signal }),
});

/** The secret address of the person's calendar: made, shown once, copied, revoked. */
export function CalendarCard() {
  const { t } = useLingui();
  const format = useFormat();
  const client = useQueryClient();
  const { data } = useQuery(calendar);
  const [url, setUrl] = useState<string | null>(null);
  const [isCopied, setCopied] = useState(false);
  const refresh = () => client.invalidateQueries(calendar);
  const making = useAction({
    mutationFn: () => send('put', '/api/me/calendar', { body: {} }),
    onMutate: () => setCopied(false),
    refresh,
    said: (made) => {
      setUrl(made.url);
      return null;
    },
  });
  const ending = useAction({
    mutationFn: () => send('delete', '/api/me/calendar', {}),
    onMutate: () => setUrl(null),
    refresh,
    said: () => t`Adresse supprimée : ton agenda ne reçoit plus rien.`,
  });
  if (!data) return null;
  const since = data.madeAt && format.instant(data.madeAt);
  return (
    <Card labelledBy="calendar">
      <div className={rows.stack}>
        <h2 id="calendar">
          <Trans>Mon agenda</Trans>
        </h2>
        <p className={rows.dim}>
          <Trans>
            Les rencontres de tous tes réseaux dans ton agenda, toujours à jour : choisis-y « s'abonner à un
            calendrier » et colle cette adresse.
          </Trans>
        </p>
        {url !== null && (
          <>
            <TextInput
              label={t`Adresse de ton agenda`}
              description={t`Elle ne s'affiche qu'une fois. Toute personne qui l'a peut voir tes rencontres : garde-la pour toi.`}
              value={url}
              readOnly
              autoFocus
              onFocus={(event) => event.currentTarget.select()}
            />
            <div className={rows.inline}>
              <Button onClick={() => void navigator.clipboard.writeText(url).then(() => setCopied(true))}>
                {isCopied ? t`Copié` : t`Copier`}
              </Button>
              <Button component="a" variant="default" href={url.replace(/^https?/, 'webcal')}>
                {t`Ouvrir dans l'agenda`}
              </Button>
            </div>
          </>
        )}
        {url === null && since && (
          <p>
            <Trans>Une adresse existe depuis le {since}.</Trans>
          </p>
        )}
        {(making.isError || ending.isError) && (
          <p role="alert">
            <Trans>Le serveur ne répond pas. Réessaie.</Trans>
          </p>
        )}
        <div className={rows.inline}>
          {url === null && (
            <Button variant="default" loading={making.isPending} onClick={() => making.mutate()}>
              {since ? <Trans>Créer une autre adresse</Trans> : <Trans>Créer l'adresse</Trans>}
            </Button>
          )}
          {since && (
            <Button variant="subtle" loading={ending.isPending} onClick={() => ending.mutate()}>
              <Trans>Supprimer l'adresse</Trans>
            </Button>
          )}
        </div>
      </div>
    </Card>
  );
}
