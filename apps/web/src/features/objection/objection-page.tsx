import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ProblemError } from '../../server/client';
import { Bare } from '../../ui/layout/bare';
import { ListSkeleton } from '../../ui/layout/skeletons';
import { useAction } from '../../ui/use-action';
import { type Link, isNoLink, keysIn, linkOf, linkQuery, object } from './objection';

const route = getRouteApi('/objection/{-$keys}');

/** For a prospect: who recommended them, and where. Opening the page does nothing; its one button objects. */
export function ObjectionPage({ below }: { below: ReactNode }) {
  const { t } = useLingui();
  const { keys: inAddress = '' } = route.useParams();
  const keys = keysIn(inAddress);
  const { data, error, refetch } = useQuery(linkQuery(keys));
  const link = keys.length === 0 || isNoLink(error) ? linkOf([], []) : data;
  if (link) return <Opened link={link} below={below} />;
  return (
    <Bare title={t`Vous opposer à cette recommandation`} below={below}>
      {error ? (
        <>
          <NoAnswer error={error} />
          <Button size="lg" onClick={() => void refetch()}>{t`Réessayer`}</Button>
        </>
      ) : (
        <ListSkeleton rows={3} />
      )}
    </Bare>
  );
}

type OpenedProps = Readonly<{ link: Link; below: ReactNode }>;

function Opened({ link: { state, isCut, open, named }, below }: OpenedProps) {
  const { t } = useLingui();
  const objecting = useAction({ mutationFn: () => object(open), said: null });
  const network = named[0]?.network ?? t`ce réseau`;
  if (state === 'unknown')
    return (
      <Bare title={t`Ce lien n'est pas valable`} below={below}>
        <p>
          <Trans>
            Il ne mène à aucune recommandation : il est incomplet ou mal recopié. Rien n'a été effacé.
          </Trans>
        </p>
        <p>
          <Trans>
            Ouvrez le lien du message que vous avez reçu, ou recopiez-le en entier, jusqu'au dernier
            caractère. Si cela ne suffit pas, répondez à la personne qui vous l'a envoyé : elle peut tout
            effacer.
          </Trans>
        </p>
      </Bare>
    );
  if (objecting.isSuccess || state === 'objected')
    return (
      <Bare title={objecting.isSuccess ? t`C'est noté` : t`C'est déjà noté`} below={below}>
        <p role="status">
          <Trans>
            Votre nom et vos coordonnées sont effacés, et plus personne ne peut vous recommander dans le
            réseau « {network} ».
          </Trans>
        </p>
        {isCut && <CutOff />}
      </Bare>
    );
  if (state === 'erased')
    return (
      <Bare title={t`C'est déjà effacé`} below={below}>
        <p>
          <Trans>
            Le réseau « {network} » ne garde plus rien à votre sujet pour cette recommandation. Si l'on vous
            recommande de nouveau, le message aura un nouveau lien pour vous y opposer.
          </Trans>
        </p>
        {isCut && <CutOff />}
      </Bare>
    );
  return (
    <Bare title={t`Vous opposer à cette recommandation`} below={below}>
      {named.map((one) => (
        <p key={`${one.network ?? ''} ${one.giver ?? ''}`}>
          <Named giver={one.giver} network={one.network ?? network} />
        </p>
      ))}
      <p>
        <Trans>
          Si vous ne le souhaitez pas, dites-le ici : ce qui est noté à votre sujet sera effacé, et plus
          personne ne pourra vous recommander dans ce réseau.
        </Trans>
      </p>
      {isCut && <CutOff />}
      <Button size="lg" fullWidth loading={objecting.isPending} onClick={() => objecting.mutate()}>
        {t`Je m'y oppose`}
      </Button>
      {objecting.error && <NoAnswer error={objecting.error} />}
    </Bare>
  );
}

/** Names are null where they were erased since. */
const Named = ({ giver, network }: { giver: string | null; network: string }) =>
  giver === null ? (
    <Trans>Une personne du réseau « {network} » y a transmis votre nom ou vos coordonnées.</Trans>
  ) : (
    <Trans>
      {giver}, du réseau « {network} », y a transmis votre nom ou vos coordonnées.
    </Trans>
  );

const CutOff = () => (
  <p>
    <Trans>
      Ce lien est incomplet : il en manque une partie. Ouvrez-le aussi en entier, depuis le message que vous
      avez reçu.
    </Trans>
  </p>
);

const NoAnswer = ({ error }: { error: Error }) => (
  <p role="alert">
    {error instanceof ProblemError && error.problem.status === 429 ? (
      <Trans>Trop d'essais depuis cet endroit. Réessayez dans quelques minutes.</Trans>
    ) : (
      <Trans>Le serveur ne répond pas. Essayez encore une fois.</Trans>
    )}
  </p>
);
