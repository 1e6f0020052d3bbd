import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { MeetingAnswer, PersonId } from '@relais/contracts';
import { useState } from 'react';
import { useNetwork } from '../../../server/network-context';
import { useOutbox } from '../../../server/outbox/use-outbox';
import { initials } from '../../../ui/format';
import rows from '../../../ui/layout/rows.module.css';
import { Sheet } from '../../../ui/layout/sheet';
import { Icon } from '../../../ui/theme/icons';
import meetings from '../meetings.module.css';
import type { Line } from '../sheet/lines.rules';
import { Announcement } from './announcement';
import { announcedOf } from './announcing.rules';

type Props = Readonly<{ meeting: MeetingAnswer; lines: readonly Line[] }>;

/** For hosts: how many people to expect, and what each participant announced; a tap announces for them. */
export function Expected({ meeting, lines }: Props) {
  const { t } = useLingui();
  const { personId: me } = useNetwork();
  const { entries } = useOutbox();
  const [chosen, setChosen] = useState<PersonId | null>(null);
  const { meetingId } = meeting;
  const mine = entries.filter(({ by }) => by === me);
  const nameOf = ({ name }: Line) => name ?? t`nom effacé`;
  const participants = lines
    .filter((line) => line.isMember || (line.invitedBy === null && line.substituteFor === null))
    .map((line) => ({ line, said: announcedOf(lines, mine, { meetingId, personId: line.personId }) }));
  const words = ({ coming, substitute }: (typeof participants)[number]['said']): string => {
    if (substitute) return t`se fait remplacer par ${substitute.name}`;
    return coming === 'yes' ? t`vient` : coming === 'no' ? t`ne vient pas` : t`sans réponse`;
  };
  const opened = participants.find(({ line }) => line.personId === chosen);
  return (
    <section aria-labelledby="expected" className={meetings.section}>
      <h2 id="expected">
        <Trans>Qui vient</Trans>
      </h2>
      <ForecastLine meeting={meeting} />
      <ul className={meetings.list}>
        {participants.map(({ line, said }) => (
          <li key={line.personId}>
            <button
              type="button"
              className={meetings.line}
              data-away={said.coming === 'yes' ? undefined : true}
              onClick={() => setChosen(line.personId)}
            >
              <span className={meetings.initials} aria-hidden="true">
                {initials(nameOf(line))}
              </span>
              <span className={meetings.words}>
                <span className={meetings.title}>{nameOf(line)}</span>
                <span className={meetings.said}>
                  {[words(said), ...said.guests.map(({ name }) => t`avec ${name}`)].join(', ')}
                </span>
              </span>
              <Icon name="chevron" size={20} />
            </button>
          </li>
        ))}
      </ul>
      {opened && (
        <Sheet opened onClose={() => setChosen(null)} title={nameOf(opened.line)}>
          <Announcement
            meeting={meeting}
            lines={lines}
            person={{ personId: opened.line.personId, name: nameOf(opened.line) }}
          />
        </Sheet>
      )}
    </section>
  );
}

/** The forecast with its range, against the comfort size. */
function ForecastLine({ meeting }: Pick<Props, 'meeting'>) {
  const { forecast, comfortSize, announcedYes, announcedNo } = meeting;
  return (
    <div className={rows.tight}>
      {forecast && (
        <>
          <p className={rows.strong}>
            <Plural value={forecast.room} one="# personne attendue" other="# personnes attendues" />
          </p>
          <p>
            {forecast.low < forecast.high && (
              <>
                <Trans>
                  Entre {forecast.low} et {forecast.high} : huit fois sur dix, une telle fourchette est juste.
                </Trans>{' '}
              </>
            )}
            {forecast.high > comfortSize ? (
              <Trans>Au-delà de {comfortSize}, la rencontre devient une séance d'information.</Trans>
            ) : (
              <Trans>Jusqu'à {comfortSize}, tout le monde peut échanger.</Trans>
            )}
          </p>
        </>
      )}
      <p className={rows.dim}>
        <Trans>
          Oui : {announcedYes ?? 0} · Non : {announcedNo ?? 0}
        </Trans>
      </p>
    </div>
  );
}
