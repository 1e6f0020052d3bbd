import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemError } from '../../server/client';
import { VisitorsNotice } from '../../ui/further/visitors-notice';
import { Bare } from '../../ui/layout/bare';
import { ListSkeleton } from '../../ui/layout/skeletons';
import { JoinForm } from './join-form';
import { looked, useAskToJoin } from './joining';

/** For visitors who scanned the code: whose it is, what will be noted, and a form for their name. */
export function JoinPage({ below }: { below: ReactNode }) {
  const { t } = useLingui();
  const secret = location.hash.slice(1);
  const { data, error, refetch } = useQuery({ ...looked(secret), enabled: secret !== '' });
  const request = useAskToJoin();
  const isOver = secret === '' || (error instanceof ProblemError && error.problem.status < 429);
  if (isOver)
    return (
      <Bare title={t`Ce lien ne mène à aucun réseau`} below={below}>
        <p>
          <Trans>
            Il est incomplet, remplacé ou trop ancien. Scannez le code encore une fois, ou demandez le lien à
            la personne qui vous invite.
          </Trans>
        </p>
      </Bare>
    );
  if (!data)
    return (
      <Bare title={t`Laisser votre nom`} below={below}>
        {error ? (
          <>
            <p role="alert">
              <Trans>Le serveur ne répond pas. Essayez encore une fois.</Trans>
            </p>
            <Button onClick={() => void refetch()}>{t`Réessayer`}</Button>
          </>
        ) : (
          <ListSkeleton rows={3} />
        )}
      </Bare>
    );
  const network = data.name ?? t`ce réseau`;
  if (request.isSuccess)
    return (
      <Bare title={t`C'est noté`} below={below}>
        <p role="status">
          <Trans>
            « {network} » a bien reçu votre nom. Vous recevrez un mail dès que votre demande sera acceptée.
            Sans réponse, elle s'efface après 30 jours.
          </Trans>
        </p>
      </Bare>
    );
  return (
    <Bare title={network} below={below}>
      <JoinForm network={network} secret={secret} request={request} />
      <h2>
        <Trans>Ce qui est noté à votre sujet</Trans>
      </h2>
      <VisitorsNotice network={network} described={data} isRead />
    </Bare>
  );
}
