import { Trans, useLingui } from '@lingui/react/macro';
import { Button, NativeSelect } from '@mantine/core';
import type { Role } from '@relais/contracts';
import { useState } from 'react';
import { ProblemError } from '../../server/client';
import { useNetwork } from '../../server/network-context';
import type { Member } from '../../server/reads';
import { useRefusal } from '../../server/refusals';
import { useFormat } from '../../ui/format';
import rows from '../../ui/rows.module.css';
import { CorrectAddress, SuspendedRole } from './access-tools';
import { MembershipForm } from './membership-form';
import { useLeaving, useRole } from './people';
import { useShownByHash } from './shown-by-hash';
import styles from '../../ui/listing.module.css';

/** Name, since when, role; the membership ends after one more question, its days can be corrected. */
export function MemberLine({ member }: { member: Member }) {
  const { t } = useLingui();
  const format = useFormat();
  const refusal = useRefusal();
  const network = useNetwork();
  const line = useShownByHash(member.personId);
  const [asked, setAsked] = useState<'end' | 'correct' | null>(null);
  const granting = useRole(network, member.personId);
  const leaving = useLeaving(network, member.personId);
  const name = member.name ?? t`sans nom`;
  const since = member.joinedOn && format.day(member.joinedOn);
  const [refused, setRefused] = useState<Error | null>(null);
  const error = granting.error ?? leaving.error ?? refused;
  const tools = { member, name, onError: setRefused };
  return (
    <li ref={line} className={styles.line} tabIndex={-1}>
      <div>
        <p className={rows.strong}>{name}</p>
        {since && (
          <p className={`${rows.small} ${rows.dim}`}>
            <Trans>Membre depuis le {since}</Trans>
          </p>
        )}
        <SuspendedRole {...tools} />
        <CorrectAddress {...tools} />
        {error && (
          <p role="alert" className={rows.small}>
            {error instanceof ProblemError
              ? refusal.sentence(error.problem)
              : t`Le serveur ne répond pas. Réessaie.`}
          </p>
        )}
      </div>
      {asked === 'correct' && <MembershipForm member={member} onDone={() => setAsked(null)} />}
      {asked === 'end' && (
        <div className={rows.inline}>
          <Button autoFocus loading={leaving.isPending} onClick={() => leaving.mutate({})}>
            <Trans>Oui, {name} n'est plus membre</Trans>
          </Button>
          <Button variant="default" onClick={() => setAsked(null)}>{t`Garder`}</Button>
        </div>
      )}
      {asked === null && (
        <div className={rows.inline}>
          <NativeSelect
            aria-label={t`Rôle de ${name}`}
            value={member.role}
            disabled={granting.isPending}
            onChange={(event) => granting.mutate(event.currentTarget.value as Role)}
            data={[
              { value: 'member', label: t`membre` },
              { value: 'host', label: t`animateur·rice` },
              { value: 'organiser', label: t`organisateur·rice` },
            ]}
          />
          <Button
            variant="subtle"
            aria-label={t`Corriger l'adhésion de ${name}`}
            onClick={() => setAsked('correct')}
          >
            {t`Corriger`}
          </Button>
          <Button
            variant="subtle"
            aria-label={t`Mettre fin à l'adhésion de ${name}`}
            onClick={() => setAsked('end')}
          >
            {t`Mettre fin`}
          </Button>
        </div>
      )}
    </li>
  );
}
