import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { PersonId, PutAttendanceBody } from '@relais/contracts';
import { cleanName } from '@relais/contracts/text';
import { type SubmitEvent, useState } from 'react';
import { More } from '../../../ui/layout/more';
import rows from '../../../ui/layout/rows.module.css';
import { say } from '../../../ui/notices';
import { Select } from '../../../ui/select';
import { PersonField, nobody } from './person-field';
import type { Line } from './lines.rules';
import styles from './sheet.module.css';
import type { AttendanceSheet, Somebody } from './use-sheet';

type Props = Readonly<{
  sheet: AttendanceSheet;
  /** The member whose guest they are, where this is known. */
  host?: PersonId;
  onDone: () => void;
}>;

/** A visitor in two fields: their name, and who they came with. One who came before is recorded by the tap on their name. */
export function VisitorForm({ sheet, host, onDone }: Props) {
  const { t } = useLingui();
  const [who, setWho] = useState<Somebody>(nobody);
  const [invitedBy, setInvitedBy] = useState<string>(host ?? '');
  const [welcomedBy, setWelcomedBy] = useState('');
  const [firstTime, setFirstTime] = useState(false);
  const [tried, setTried] = useState(false);
  const record = (somebody: Somebody) => {
    const name = cleanName(somebody.name);
    if (!name) return;
    const body: PutAttendanceBody = {
      status: 'visitor',
      invitedBy: (invitedBy || null) as PersonId | null,
      welcomedBy: (welcomedBy || null) as PersonId | null,
      firstTime: firstTime || null,
    };
    void sheet.welcome({ ...somebody, name }, body).then(() => {
      onDone();
      say(t`${name} : en visite`);
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
        label={t`Nom`}
        value={who}
        onChange={setWho}
        onPick={record}
        nameOf={(id) => sheet.lines.find(({ personId }) => personId === id)?.name ?? null}
        error={
          tried && !cleanName(who.name) ? t`Il manque le nom. Sans nom, il suffit de « + 1 sans nom ».` : null
        }
      />
      <Select
        label={t`Vient avec`}
        description={t`Facultatif.`}
        value={invitedBy}
        onChange={(event) => setInvitedBy(event.currentTarget.value)}
        data={membersIn(sheet.lines, t`Personne en particulier`)}
      />
      <More label={t`Accueil, première fois`}>
        <div className={rows.stack}>
          <Select
            label={t`Accueil`}
            description={t`Qui s'en occupe pendant la rencontre.`}
            value={welcomedBy}
            onChange={(event) => setWelcomedBy(event.currentTarget.value)}
            data={membersIn(sheet.lines, t`Personne en particulier`)}
          />
          <label className={styles.box}>
            <input
              type="checkbox"
              checked={firstTime}
              onChange={(event) => setFirstTime(event.currentTarget.checked)}
            />
            <Trans>Première fois ici</Trans>
          </label>
          <p className={`${rows.small} ${rows.dim}`}>
            <Trans>
              Utile aux premières rencontres notées dans Relais. Ensuite, une personne qui n'est jamais venue
              compte de toute façon comme nouvelle tête.
            </Trans>
          </p>
        </div>
      </More>
      <Button type="submit" size="lg" fullWidth>
        <Trans>Noter cette venue</Trans>
      </Button>
    </form>
  );
}

/** Members to choose from, and nobody. */
export const membersIn = (lines: readonly Line[], none: string) => [
  { value: '', label: none },
  ...lines.flatMap(({ personId, name, isMember }) =>
    isMember && name ? [{ value: personId, label: name }] : [],
  ),
];
