import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { Contacts, PersonId } from '@relais/contracts';
import { useState } from 'react';
import { useNetwork } from '../../../server/network-context';
import rows from '../../../ui/layout/rows.module.css';
import { SendText } from '../../../ui/send-text';
import { Icon } from '../../../ui/theme/icons';
import { useBehind } from '../rows/behind';
import { CalledOrNot } from './called-or-not';
import { type Reason, composeMessageTo } from './messages';
import { NoFollowUp } from './no-follow-up';
import { NoteNumber } from './note-number';
import { useSaid } from './use-said';

type Props = Readonly<{ personId: PersonId; name: string; contact: Contacts[number] }>;

/** How a person on a list is reached: by telephone or by a text, and that it was done. */
export function Reach({ personId, name, contact: { isVisitor, phone, tel, email } }: Props) {
  const { t, i18n } = useLingui();
  const network = useNetwork();
  const said = useSaid();
  const listed = useReason(personId);
  const [asksNumber, setAsksNumber] = useState(false);
  const reason: Reason = asksNumber ? { why: 'no-number' } : listed;
  return (
    <div className={rows.stack}>
      {tel ? (
        <div className={rows.inline}>
          <Button component="a" href={`tel:${tel}`} leftSection={<Icon name="phone" size={20} />}>
            {t`Appeler le ${phone ?? ''}`}
          </Button>
          <CalledOrNot personId={personId} name={name} />
        </div>
      ) : (
        <div className={rows.tight}>
          <p className={rows.dim}>
            {isVisitor ? (
              <Trans>Relais n'a pas son numéro.</Trans>
            ) : (
              <Trans>Son numéro n'est pas visible ici : chacun montre le sien, s'il le veut.</Trans>
            )}
          </p>
          <div className={rows.inline}>
            <Button variant="default" onClick={() => setAsksNumber(!asksNumber)}>
              {asksNumber ? t`Revenir au premier texte` : t`Demander son numéro`}
            </Button>
            {isVisitor && <NoteNumber personId={personId} name={name} />}
            <CalledOrNot personId={personId} name={name} />
          </div>
        </div>
      )}
      <SendText
        key={reason.why}
        text={composeMessageTo(i18n, { name, isVisitor }, reason, said)}
        subject={network.name}
        phone={tel ?? ''}
        email={email ?? ''}
        lines={6}
        isEditable
      />
      {isVisitor && <NoFollowUp personId={personId} name={name} />}
    </div>
  );
}

/** Why a person is on a list: people who are no longer seen come before new ones. */
function useReason(personId: PersonId): Reason {
  const { lists } = useBehind().people ?? {};
  if (lists?.fading.some((one) => one.personId === personId)) return { why: 'fading' };
  const face = lists?.new.find((one) => one.personId === personId);
  const visit = face ?? lists?.toFollowUp.find((one) => one.personId === personId);
  if (!visit) return { why: 'never-received' };
  return { why: 'new', day: face?.seenAgain ? null : visit.on };
}
