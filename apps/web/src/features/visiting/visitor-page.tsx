import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { MeAnswer } from '@relais/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Network, description } from '../../server/reads';
import { VisitorsNotice } from '../../ui/further/visitors-notice';
import { Bare } from '../../ui/layout/bare';
import { More } from '../../ui/layout/more';
import rows from '../../ui/layout/rows.module.css';

type Props = Readonly<{
  me: MeAnswer;
  network: Network;
  onPerson: (personId: string) => void;
  below: ReactNode;
}>;

/** A network for a person who is not a member of it: what it keeps of them, and where else they belong. */
export function VisitorPage({
  me,
  network: { name, personId, personName, ...network },
  onPerson,
  below,
}: Props) {
  const { t } = useLingui();
  const described = useQuery(description({ personId, ...network })).data;
  const others = me.networks.filter((one) => one.accepted && one.personId !== personId);
  const hasInvitations = me.networks.some(({ accepted }) => !accepted);
  return (
    <Bare title={name} below={below}>
      <p>
        <Trans>
          Ce réseau vous connaît sous le nom de <strong>{personName}</strong>, comme invité·e. Ses membres et
          ses rencontres s'ouvrent quand on en devient membre : demandez-le à la personne qui vous accueille.
        </Trans>
      </p>
      <Button size="lg" fullWidth renderRoot={(props) => <Link to="/my-data" {...props} />}>
        <Trans>Voir, corriger ou effacer ce qui est noté</Trans>
      </Button>
      {described && (
        <More label={t`Ce que ce réseau note à votre sujet`}>
          <VisitorsNotice network={name} described={described} isRead />
        </More>
      )}
      {hasInvitations && (
        <Link to="/invitations" className={rows.link}>
          <Trans>D'autres réseaux attendent une réponse</Trans>
        </Link>
      )}
      {others.map((other) => (
        <Button key={other.personId} fullWidth variant="default" onClick={() => onPerson(other.personId)}>
          <Trans>Ouvrir « {other.name} »</Trans>
        </Button>
      ))}
      <Link to="/found" className={rows.link}>
        <Trans>Fonder un réseau</Trans>
      </Link>
    </Bare>
  );
}
