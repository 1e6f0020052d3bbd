import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { cleanName } from '@relais/contracts/text';
import { type SubmitEvent, useState } from 'react';
import rows from '../../../ui/layout/rows.module.css';
import { say } from '../../../ui/notices';
import type { Line } from './lines.rules';
import { PersonField, nobody } from './person-field';
import type { AttendanceSheet, Somebody } from './use-sheet';

type Props = Readonly<{ member: Line; sheet: AttendanceSheet; onDone: () => void }>;

/** Who sits in for a member: one command records both. */
export function SubstituteForm({ member, sheet, onDone }: Props) {
  const { t } = useLingui();
  const [who, setWho] = useState<Somebody>(nobody);
  const [tried, setTried] = useState(false);
  const record = (somebody: Somebody) => {
    const name = cleanName(somebody.name);
    if (!name) return;
    const body = { status: 'substitute' as const, substituteFor: member.personId };
    const replaced = member.name ?? t`nom effacé`;
    void sheet.welcome({ ...somebody, name }, body, member).then(() => {
      onDone();
      say(t`${name} est là pour ${replaced}`);
    });
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    record(who);
  };
  return (
    <form className={rows.stack} noValidate onSubmit={submit}>
      <PersonField
        label={t`Qui est là à sa place ?`}
        value={who}
        onChange={setWho}
        onPick={record}
        nameOf={(id) => sheet.lines.find(({ personId }) => personId === id)?.name ?? null}
        error={tried && !cleanName(who.name) ? t`Il manque le nom.` : null}
      />
      <Button type="submit" size="lg" fullWidth>
        <Trans>Noter ce remplacement</Trans>
      </Button>
    </form>
  );
}
