import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { Role } from '@relais/contracts';
import { useState } from 'react';
import { useNetwork } from '../../server/network-context';
import type { Known } from '../../server/reads';
import rows from '../../ui/layout/rows.module.css';
import { useRoleWords } from '../../ui/further/role-words';
import { Select } from '../../ui/select';
import { CorrectAddress } from './access-tools';
import { EndForm } from './end-form';
import { MembershipForm } from './membership-form';
import { type Changed, useRole } from './people';

type Props = Changed & Readonly<{ person: Known; onError: (error: Error | null) => void }>;

/** Role, address and membership of a member. */
export function MemberTools({ person, member, name, onError }: Props) {
  const { t } = useLingui();
  const granting = useRole(useNetwork(), { member, name });
  const roleWord = useRoleWords();
  const [asked, setAsked] = useState<'end' | 'correct' | null>(null);
  const close = () => setAsked(null);
  if (asked === 'correct')
    return <MembershipForm person={person} member={member} name={name} onDone={close} />;
  if (asked === 'end') return <EndForm member={member} name={name} onError={onError} onDone={close} />;
  return (
    <div className={rows.tight}>
      <Select
        label={t`Rôle de ${name}`}
        value={member.role}
        disabled={granting.isPending}
        onChange={({ currentTarget }) =>
          granting.mutate(currentTarget.value as Role, { onSettled: (_, error) => onError(error) })
        }
        data={(['member', 'host', 'organiser'] as const).map((role) => ({
          value: role,
          label: roleWord(role),
        }))}
      />
      <CorrectAddress member={member} name={name} onError={onError} />
      <div className={rows.inline}>
        <Button
          variant="default"
          aria-label={t`Corriger l'adhésion de ${name}`}
          onClick={() => setAsked('correct')}
        >
          {t`Corriger l'adhésion`}
        </Button>
        {member.leftOn === null && (
          <Button
            variant="default"
            aria-label={t`Mettre fin à l'adhésion de ${name}`}
            onClick={() => setAsked('end')}
          >
            {t`Mettre fin à l'adhésion`}
          </Button>
        )}
      </div>
    </div>
  );
}
