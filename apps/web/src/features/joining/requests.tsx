import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemError } from '../../server/client';
import { useNetwork } from '../../server/network-context';
import { useRefusal } from '../../server/refusals';
import { EraseAfterAsking } from '../../ui/erase-after-asking';
import { useFormat } from '../../ui/format';
import { type Held, LookAlike } from '../../ui/further/look-alike';
import { Card, Empty } from '../../ui/layout/page';
import rows from '../../ui/layout/rows.module.css';
import { ListSkeleton } from '../../ui/layout/skeletons';
import { type Request, requests, useAdmitting, useDismissing } from './joining';
import styles from './joining.module.css';

/** Requests of visitors who scanned the code, for organisers to decide. */
export function Requests() {
  const { t } = useLingui();
  const network = useNetwork();
  const { membership } = network;
  const { data, isError, refetch } = useQuery(requests(network));
  if (!data)
    return isError ? (
      <Empty
        title={t`Les demandes n'ont pas pu être lues.`}
        action={<Button onClick={() => void refetch()}>{t`Réessayer`}</Button>}
      />
    ) : (
      <ListSkeleton rows={3} />
    );
  return (
    <div className={styles.screenOnly}>
      <Card labelledBy="join-requests">
        <div className={rows.tight}>
          <h2 id="join-requests">
            <Trans>Demandes</Trans>
          </h2>
          {data.length === 0 ? (
            <p>
              <Trans>Personne n'attend.</Trans>
            </p>
          ) : (
            <>
              <p className={`${rows.small} ${rows.dim}`}>
                <Trans>
                  L'adresse n'est pas vérifiée. Sans réponse, une demande s'efface après 30 jours.
                </Trans>
              </p>
              {membership === 'yes' && (
                <p className={`${rows.small} ${rows.dim}`}>
                  <Trans>
                    Un invité vient aux rencontres et lit ce qui est noté à son sujet ; un membre voit aussi
                    les autres membres, les rencontres et le réseau.
                  </Trans>
                </p>
              )}
              <ul className={styles.list}>
                {data.map((request) => (
                  <RequestLine key={request.requestId} request={request} />
                ))}
              </ul>
            </>
          )}
        </div>
      </Card>
    </div>
  );
}

function RequestLine({ request }: { request: Request }) {
  const { t } = useLingui();
  const refusal = useRefusal();
  const network = useNetwork();
  const admitting = useAdmitting(network, request);
  const dismissing = useDismissing(network, request);
  const { name, address } = request;
  const on = useFormat().shortDayYear(request.askedOn);
  const [held, setHeld] = useState<{ held: Held; asMember: boolean } | null>(null);
  const admit = (asMember: boolean) => ({
    disabled: admitting.isPending,
    onClick: () =>
      admitting.mutate(
        { asMember, holdLookAlikes: true },
        { onSuccess: ({ held: [one] }) => setHeld(one ? { held: one, asMember } : null) },
      ),
  });
  const dismissal = (
    <EraseAfterAsking label={t`Écarter`} of={name} erasing={dismissing} isQuiet>
      <Trans>Le nom et l'adresse de {name} s'effacent, sans mail. On ne peut pas revenir en arrière.</Trans>
    </EraseAfterAsking>
  );
  if (held)
    return (
      <li className={styles.line}>
        <LookAlike
          held={held.held}
          deciding={admitting}
          onOther={() => admitting.mutate({ asMember: held.asMember, holdLookAlikes: false })}
        >
          <Trans>
            Est-ce la même personne ? N'importe qui a pu écrire cette adresse : demande-lui de la confirmer,
            puis invite-la sous « Membres et rôles » et écarte cette demande.
          </Trans>
        </LookAlike>
        {dismissal}
      </li>
    );
  return (
    <li className={styles.line}>
      <p className={rows.strong}>{name}</p>
      <p className={`${rows.small} ${rows.dim}`}>
        {address} · <Trans>demande du {on}</Trans>
      </p>
      {admitting.error && (
        <p role="alert" className={rows.small}>
          {admitting.error instanceof ProblemError
            ? refusal.sentence(admitting.error.problem)
            : t`Le serveur ne répond pas. Réessaie.`}
        </p>
      )}
      <div className={rows.inline}>
        {network.membership === 'none' ? (
          <Button {...admit(false)} aria-label={t`Accueillir : ${name}`}>{t`Accueillir`}</Button>
        ) : (
          <>
            <Button {...admit(false)} aria-label={t`Invité : ${name}`}>{t`Invité`}</Button>
            <Button variant="default" {...admit(true)} aria-label={t`Membre : ${name}`}>
              {t`Membre`}
            </Button>
          </>
        )}
        {dismissal}
      </div>
    </li>
  );
}
