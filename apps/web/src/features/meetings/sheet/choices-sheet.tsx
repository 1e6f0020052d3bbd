import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import type { AttendanceStatus, PersonId } from '@relais/contracts';
import { longest } from '@relais/contracts/rules';
import { cleanText } from '@relais/contracts/text';
import { useState } from 'react';
import rows from '../../../ui/layout/rows.module.css';
import { Sheet } from '../../../ui/layout/sheet';
import { Select } from '../../../ui/select';
import { History } from './history';
import type { Line } from './lines.rules';
import styles from './sheet.module.css';
import { SubstituteForm } from './substitute-form';
import { type AttendanceSheet, bodyOf } from './use-sheet';
import type { Marking } from './use-marking';
import { VisitorForm, membersIn } from './visitor-form';
import { capital, useStatusWords } from '../words';

type Props = Readonly<{
  line: Line;
  sheet: AttendanceSheet;
  marking: Marking;
  /** After the closing: why it is corrected can be said. */
  isClosed: boolean;
  onClose: () => void;
}>;

const ofMembers: readonly AttendanceStatus[] = ['present', 'late', 'excused', 'absent'];
const ofGuests: readonly AttendanceStatus[] = ['visitor', 'late', 'absent'];

const further = { fullWidth: true, size: 'lg', variant: 'default', className: styles.choice } as const;

/** Everything that can be said of how a person attends, and what was recorded so far. */
export function ChoicesSheet({ line, sheet, marking, isClosed, onClose }: Props) {
  const { t } = useLingui();
  const words = useStatusWords();
  const [naming, setNaming] = useState<'substitute' | 'guest' | null>(null);
  const [reason, setReason] = useState('');
  const name = line.name ?? t`nom effacé`;
  const choose = (status: AttendanceStatus) => {
    onClose();
    void marking.mark(line, status, cleanText(reason) || null);
  };
  return (
    <Sheet opened onClose={onClose} title={name}>
      <div className={rows.stack}>
        {naming === 'substitute' ? (
          <SubstituteForm member={line} sheet={sheet} onDone={onClose} />
        ) : naming === 'guest' ? (
          <VisitorForm host={line.personId} sheet={sheet} onDone={onClose} />
        ) : (
          <>
            {isClosed && (
              <TextInput
                label={t`Pourquoi cette correction ?`}
                description={t`Facultatif ; pas de santé ni de vie privée. Rien n'est gardé pour une absence excusée.`}
                maxLength={longest.reason}
                autoComplete="off"
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
              />
            )}
            <div className={rows.tight}>
              {(line.isMember || line.shown !== 'visitor' ? ofMembers : ofGuests).map((status) => (
                <Button
                  key={status}
                  fullWidth
                  size="lg"
                  variant={line.shown === status ? 'filled' : 'default'}
                  aria-pressed={line.shown === status}
                  className={styles.choice}
                  onClick={() => choose(status)}
                >
                  {capital(words[status])}
                </Button>
              ))}
              {line.isMember && (
                <>
                  <Button {...further} onClick={() => setNaming('substitute')}>
                    <Trans>Se fait remplacer par…</Trans>
                  </Button>
                  <Button {...further} onClick={() => setNaming('guest')}>
                    <Trans>Vient avec…</Trans>
                  </Button>
                </>
              )}
            </div>
            {line.shown === 'visitor' && (
              <Select
                label={t`Vient avec`}
                value={line.invitedBy ?? ''}
                onChange={(event) => {
                  const invitedBy = (event.currentTarget.value || null) as PersonId | null;
                  void sheet.record({ personId: line.personId, name }, { ...bodyOf(line), invitedBy });
                }}
                data={membersIn(sheet.lines, t`Personne en particulier`)}
              />
            )}
            <History meetingId={sheet.meetingId} personId={line.personId} />
          </>
        )}
      </div>
    </Sheet>
  );
}
