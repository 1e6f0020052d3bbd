import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { LivelinessAnswer } from '@relais/contracts';
import { useState } from 'react';
import { useNetwork } from '../../../server/network-context';
import rows from '../../../ui/layout/rows.module.css';
import { Sheet } from '../../../ui/layout/sheet';
import { SendText } from '../../../ui/send-text';
import { meetingsWithoutList } from '../rows/rows';
import type { Message } from '../verdict-words';
import { meetAgain, missingLists, twoTables } from './messages';
import { invitation } from './messages-to-visitors';
import { useSaid } from './use-said';

/** Opens a text that is ready to be sent. */
export function MessageButton({ message, answer }: { message: Message; answer: LivelinessAnswer }) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const { name } = useNetwork();
  const text = useText(message, answer);
  const labels: Record<Message, string> = {
    invitation: t`Un texte pour inviter`,
    'meet-again': t`Un texte aux membres`,
    'two-tables': t`Un texte aux membres`,
    'missing-lists': t`Un texte pour les demander`,
  };
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {labels[message]}
      </Button>
      <Sheet opened={isOpen} onClose={() => setOpen(false)} title={labels[message]}>
        <div className={rows.stack}>
          <p className={rows.dim}>
            <Trans>À envoyer de ton propre téléphone. Relais n'envoie rien.</Trans>
          </p>
          <SendText text={text} subject={name} lines={6} isEditable />
        </div>
      </Sheet>
    </>
  );
}

function useText(message: Message, answer: LivelinessAnswer): string {
  const { i18n } = useLingui();
  const said = useSaid();
  const { charter, meetings, otherMeetings, parameters } = answer;
  switch (message) {
    case 'invitation':
      return invitation(i18n, said, charter.purpose === 'business' && charter.businessTalk !== 'never');
    case 'meet-again': {
      const days = [...meetings, ...otherMeetings].map(({ date }) => date).sort();
      return meetAgain(i18n, said, days.at(-1) ?? answer.asOf);
    }
    case 'two-tables':
      return twoTables(i18n, said, parameters.comfortSize);
    case 'missing-lists':
      return missingLists(
        i18n,
        said,
        meetingsWithoutList(answer).map(({ date }) => date),
      );
  }
}
