import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { ClosingAnswer, MeetingAnswer } from '@relais/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNetwork } from '../../../server/network-context';
import { useFormat } from '../../../ui/format';
import rows from '../../../ui/layout/rows.module.css';
import { Sheet } from '../../../ui/layout/sheet';
import { hush } from '../../../ui/notices';
import { arrivals } from '../reads';
import { useClosing, useReopening } from './closing-actions';
import { SharedSummary } from './shared-summary';
import styles from './sheet.module.css';
import { useActionProblem } from '../use-action-problem';
import type { AttendanceSheet } from './use-sheet';
import { useStatusWords } from '../words';

type Props = Readonly<{ meeting: MeetingAnswer; sheet: AttendanceSheet }>;

/** « Valider les présences » and, once it is done, the summary to share. */
export function Closing({ meeting, sheet }: Props) {
  const { t } = useLingui();
  const [opened, setOpened] = useState<'closing' | 'summary' | null>(null);
  const [kept, setKept] = useState<ClosingAnswer['kept']>([]);
  const isClosed = meeting.status === 'held';
  const reopening = useReopening(meeting);
  const close = () => setOpened(null);
  return (
    <>
      <div className={styles.foot}>
        {isClosed ? (
          <Button size="lg" fullWidth onClick={() => setOpened('summary')}>
            <Trans>Résumé à partager</Trans>
          </Button>
        ) : (
          <Button
            size="lg"
            fullWidth
            onClick={() => {
              hush();
              setOpened('closing');
            }}
          >
            <Trans>Valider les présences</Trans>
          </Button>
        )}
      </div>
      {isClosed && (
        <Button variant="subtle" fullWidth loading={reopening.isPending} onClick={() => reopening.mutate()}>
          <Trans>Rouvrir la feuille</Trans>
        </Button>
      )}
      <Sheet opened={opened === 'closing'} onClose={close} title={t`Valider les présences`}>
        <Confirm
          sheet={sheet}
          meeting={meeting}
          onBack={() => {
            close();
            document.getElementById('arrivals')?.scrollIntoView({ block: 'center' });
          }}
          onDone={(answer) => {
            setKept(answer.kept);
            setOpened('summary');
          }}
        />
      </Sheet>
      <Sheet opened={opened === 'summary'} onClose={close} title={t`Résumé à partager`}>
        <div className={rows.stack}>
          {isClosed && (
            <p role="status">
              <Trans>Les présences sont validées.</Trans>
            </p>
          )}
          <Kept kept={kept} sheet={sheet} />
          <SharedSummary meeting={meeting} sheet={sheet} />
        </div>
      </Sheet>
    </>
  );
}

type ConfirmProps = Props & Readonly<{ onBack: () => void; onDone: (answer: ClosingAnswer) => void }>;

function Confirm({ meeting, sheet, onBack, onDone }: ConfirmProps) {
  const { t } = useLingui();
  const format = useFormat();
  const { data: waiting = [] } = useQuery(arrivals(useNetwork(), meeting.meetingId));
  const names = format.list(waiting.map(({ name }) => name));
  const closing = useClosing(meeting, sheet);
  const problem = useActionProblem(closing.error);
  const { counts, unnamed } = sheet;
  const rowsOfCounts: readonly (readonly [string, number])[] = [
    [t`Dans la salle`, counts.room],
    [t`En retard`, counts.late],
    [t`Invités`, counts.visitor],
    [t`Invités sans nom`, unnamed],
    [t`Remplaçants`, counts.substitute],
    [t`Absences excusées`, counts.excused],
    [t`Absences`, counts.absent],
  ];
  return (
    <div className={rows.stack}>
      <dl className={styles.counts}>
        {rowsOfCounts
          .filter(([, count], at) => at === 0 || count > 0)
          .map(([label, count]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{count}</dd>
            </div>
          ))}
      </dl>
      <p className={rows.dim}>
        <Trans>La rencontre entre alors dans les chiffres du réseau. La feuille peut être rouverte.</Trans>
      </p>
      {waiting.length > 0 && (
        <div className={rows.tight} role="status">
          <p>
            <Plural
              value={waiting.length}
              one="# nom laissé par le code QR attend ta réponse :"
              other="# noms laissés par le code QR attendent ta réponse :"
            />{' '}
            {names}
          </p>
          <Button variant="default" fullWidth onClick={onBack}>
            <Trans>Les noter d'abord</Trans>
          </Button>
        </div>
      )}
      {problem && <p role="alert">{problem}</p>}
      <Button
        size="lg"
        fullWidth
        data-autofocus
        loading={closing.isPending}
        onClick={() => void closing.mutateAsync().then(onDone, () => undefined)}
      >
        {problem ? (
          <Trans>Réessayer</Trans>
        ) : waiting.length > 0 ? (
          <Trans>Valider sans ces noms</Trans>
        ) : (
          <Trans>Valider</Trans>
        )}
      </Button>
    </div>
  );
}

/** What another host recorded meanwhile stays as it is. */
function Kept({ kept, sheet: { lines } }: { kept: ClosingAnswer['kept']; sheet: AttendanceSheet }) {
  const { t } = useLingui();
  const words = useStatusWords();
  if (kept.length === 0) return null;
  return (
    <div className={rows.tight} role="status">
      <p>
        <Trans>Noté autrement entre-temps, et gardé ainsi :</Trans>
      </p>
      <ul>
        {kept.map(({ personId, status }) => {
          const name = lines.find((line) => line.personId === personId)?.name ?? t`nom effacé`;
          return <li key={personId}>{`${name} · ${words[status]}`}</li>;
        })}
      </ul>
    </div>
  );
}
