import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import type { MeetingAnswer, PersonId } from '@relais/contracts';
import { longest } from '@relais/contracts/rules';
import { cleanName } from '@relais/contracts/text';
import { type SubmitEvent, useState } from 'react';
import { useNetwork } from '../../../server/network-context';
import rows from '../../../ui/layout/rows.module.css';
import { hush } from '../../../ui/notices';
import meetings from '../meetings.module.css';
import type { Line } from '../sheet/lines.rules';
import styles from '../sheet/sheet.module.css';
import { Guests } from './guests';
import { useAnnouncing } from './use-announcing';

type Props = Readonly<{
  meeting: MeetingAnswer;
  lines: readonly Line[];
  /** Who announces; a host does so for others. */
  person: Readonly<{ personId: PersonId; name: string }>;
}>;

/** « Je viens, je ne viens pas, je me fais remplacer », and the guests. */
export function Announcement({ meeting, lines, person }: Props) {
  const { t } = useLingui();
  const isMine = useNetwork().personId === person.personId;
  const announcing = useAnnouncing(meeting.meetingId, person, lines);
  const [isReplaced, setReplaced] = useState(false);
  const { coming, substitute } = announcing.announced;
  const { name } = person;
  const choices = [
    {
      label: isMine ? t`Je viens` : t`Vient`,
      isChosen: coming === 'yes',
      choose: () =>
        announcing.announce(
          { coming: 'yes', substitute: null },
          isMine ? t`C'est noté : tu viens` : t`${name} vient`,
        ),
    },
    {
      label: isMine ? t`Je ne viens pas` : t`Ne vient pas`,
      isChosen: coming === 'no' && !substitute,
      choose: () =>
        announcing.announce(
          { coming: 'no', substitute: null },
          isMine ? t`C'est noté : tu ne viens pas` : t`${name} ne vient pas`,
        ),
    },
  ];
  return (
    <div className={rows.stack}>
      <div className={styles.mine} role="group" aria-label={isMine ? t`Tu viens ?` : t`Réponse de ${name}`}>
        {choices.map(({ label, isChosen, choose }) => (
          <Button
            key={label}
            size="lg"
            variant={isChosen && !isReplaced ? 'filled' : 'default'}
            aria-pressed={isChosen}
            onClick={() => {
              setReplaced(false);
              void choose();
            }}
          >
            {label}
          </Button>
        ))}
        <Button
          size="lg"
          variant={substitute || isReplaced ? 'filled' : 'default'}
          aria-pressed={substitute !== null}
          aria-expanded={isReplaced}
          onClick={() => {
            hush();
            setReplaced(!isReplaced);
          }}
        >
          {isMine ? <Trans>Je me fais remplacer</Trans> : <Trans>Se fait remplacer</Trans>}
        </Button>
      </div>
      {isReplaced ? (
        <SubstituteName
          isMine={isMine}
          onNamed={(by) => {
            setReplaced(false);
            void announcing.announce(
              { coming: 'no', substitute: { personId: null, name: by } },
              isMine ? t`C'est noté : ${by} te remplace` : t`${by} remplace ${name}`,
            );
          }}
        />
      ) : (
        substitute && (
          <p>
            {isMine ? (
              <Trans>{substitute.name} te remplace.</Trans>
            ) : (
              <Trans>
                {substitute.name} remplace {name}.
              </Trans>
            )}
          </p>
        )
      )}
      <Guests meeting={meeting} announcing={announcing} isMine={isMine} />
    </div>
  );
}

function SubstituteName({ isMine, onNamed }: { isMine: boolean; onNamed: (name: string) => void }) {
  const { t } = useLingui();
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (cleanName(name)) onNamed(cleanName(name));
  };
  return (
    <form className={`${rows.tight} ${meetings.narrow}`} noValidate onSubmit={submit}>
      <TextInput
        label={isMine ? t`Qui te remplace ?` : t`Par qui ?`}
        value={name}
        maxLength={longest.name}
        autoComplete="off"
        data-autofocus
        error={tried && !cleanName(name) ? t`Il manque le nom.` : null}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit">
        <Trans>Noter ce remplacement</Trans>
      </Button>
    </form>
  );
}
