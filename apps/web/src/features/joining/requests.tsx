import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemError } from '../../server/client';
import { useNetwork } from '../../server/network-context';
import { useRefusal } from '../../server/refusals';
import { useFormat } from '../../ui/format';
import { ListSkeleton } from '../../ui/skeletons';
import { type Held, LookAlike } from '../../ui/look-alike';
import { Card, Empty } from '../../ui/page';
import rows from '../../ui/rows.module.css';
import { requests, useDeciding, type Request } from './joining';
import styles from './joining.module.css';

/** Who scanned the code and left a name, for organisers to decide. */
export function Requests() {
  const { t } = useLingui();
  const { data, isError, refetch } = useQuery(requests(useNetwork()));
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
          <p className={`${rows.small} ${rows.dim}`}>
            <Trans>L'adresse n'est pas vérifiée. Sans réponse, une demande s'efface après 30 jours.</Trans>
          </p>
          {data.length === 0 ? (
            <p>
              <Trans>Personne n'attend.</Trans>
            </p>
          ) : (
            <ul className={styles.list}>
              {data.map((request) => (
                <RequestLine key={request.requestId} request={request} />
              ))}
            </ul>
          )}
        </div>
      </Card>
    </div>
  );
}

function RequestLine({ request }: { request: Request }) {
  const { t } = useLingui();
  const refusal = useRefusal();
  const deciding = useDeciding(useNetwork(), request);
  const { name, address } = request;
  const on = useFormat().day(request.askedOn);
  const [held, setHeld] = useState<{ held: Held; asMember: boolean } | null>(null);
  const choose = (decision: 'member' | 'visitor' | 'dropped') => ({
    disabled: deciding.isPending,
    onClick: () => {
      const asMember = decision === 'member';
      deciding.mutate(decision === 'dropped' ? decision : { asMember, holdLookAlikes: true }, {
        onSuccess: (one) => setHeld(one && { held: one, asMember }),
      });
    },
  });
  const dropping = (
    <Button variant="subtle" {...choose('dropped')} aria-label={t`Écarter : ${name}`}>
      {t`Écarter`}
    </Button>
  );
  if (held)
    return (
      <li className={styles.line}>
        <LookAlike
          held={held.held}
          deciding={deciding}
          onOther={() => deciding.mutate({ asMember: held.asMember, holdLookAlikes: false })}
        >
          <Trans>
            Est-ce la même personne ? N'importe qui a pu écrire cette adresse : demande-lui de la confirmer,
            puis invite-la sous « Membres et rôles » et écarte cette demande.
          </Trans>
        </LookAlike>
        {dropping}
      </li>
    );
  return (
    <li className={styles.line}>
      <p className={rows.strong}>{name}</p>
      <p className={`${rows.small} ${rows.dim}`}>
        {address} · <Trans>demandé le {on}</Trans>
      </p>
      {deciding.error && (
        <p role="alert" className={rows.small}>
          {deciding.error instanceof ProblemError
            ? refusal.sentence(deciding.error.problem)
            : t`Le serveur ne répond pas. Réessaie.`}
        </p>
      )}
      <div className={rows.inline}>
        <Button {...choose('member')} aria-label={t`Membre : ${name}`}>{t`Membre`}</Button>
        <Button variant="default" {...choose('visitor')} aria-label={t`Invité : ${name}`}>
          {t`Invité`}
        </Button>
        {dropping}
      </div>
    </li>
  );
}
