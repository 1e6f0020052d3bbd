import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemError } from '../../server/client';
import { type Network, description } from '../../server/reads';
import { useRefusal } from '../../server/refusals';
import { useFormat } from '../../ui/format';
import { MembersNotice } from '../../ui/further/members-notice';
import { VisitorsNotice } from '../../ui/further/visitors-notice';
import { More } from '../../ui/layout/more';
import { Card } from '../../ui/layout/page';
import rows from '../../ui/layout/rows.module.css';
import { useRoleWords } from '../../ui/further/role-words';
import { useAnswer } from './acceptance';
import { useInvitationWords } from './invitation-words';

/** Who added the person, as what and since when; yes, no, and what is kept of them. */
export function Invitation({ network }: { network: Network }) {
  const { t } = useLingui();
  const format = useFormat();
  const role = useRoleWords()(network.role);
  const isVisitor = network.role === 'visitor';
  const words = useInvitationWords(network.name, isVisitor);
  const since = network.since && format.day(network.since);
  const refusal = useRefusal();
  const answer = useAnswer(network, words);
  const described = useQuery(description(network)).data;
  const [declines, setDeclines] = useState(false);
  const { error } = answer;
  const id = `invitation-${network.personId}`;
  return (
    <Card labelledBy={id}>
      <div className={rows.stack}>
        <h2 id={id}>{words.title}</h2>
        <p>
          <Trans>
            Nom : {network.personName}. Rôle : {role}.
          </Trans>{' '}
          {since && <Trans>Depuis le {since}.</Trans>}
        </p>
        <p>{words.means}</p>
        {error && (
          <p role="alert">
            {error instanceof ProblemError ? refusal.sentence(error.problem) : words.unanswered}
          </p>
        )}
        {declines ? (
          <div className={rows.tight} role="group" aria-label={t`Refuser « ${network.name} »`}>
            <p>{words.declining}</p>
            <div className={rows.inline}>
              <Button
                variant="default"
                loading={answer.isPending}
                onClick={() => answer.mutate(false)}
              >{t`Oui, refuser`}</Button>
              <Button variant="subtle" autoFocus onClick={() => setDeclines(false)}>{t`Revenir`}</Button>
            </div>
          </div>
        ) : (
          <div className={rows.inline}>
            <Button size="lg" loading={answer.isPending} onClick={() => answer.mutate(true)}>
              {t`Accepter`}
            </Button>
            <Button size="lg" variant="default" onClick={() => setDeclines(true)}>
              {t`Refuser`}
            </Button>
          </div>
        )}
        {described && (
          <More label={words.kept}>
            {isVisitor ? (
              <VisitorsNotice network={network.name} described={described} isRead />
            ) : (
              <MembersNotice network={network.name} described={described} />
            )}
          </More>
        )}
      </div>
    </Card>
  );
}
