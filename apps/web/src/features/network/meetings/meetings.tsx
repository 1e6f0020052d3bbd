import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { LivelinessAnswer } from '@relais/contracts';
import { useState } from 'react';
import { More } from '../../../ui/layout/more';
import { Card } from '../../../ui/layout/page';
import styles from '../network.module.css';
import { Count } from '../rows/behind';
import { columnsOf, groups } from '../rows/columns';
import { useGroupWords } from '../rows/group-words';
import { OverMeetings } from '../rows/over-meetings';
import '../rows/groups.css';
import { MeetingPanel } from './meeting-panel';
import { MeetingsChart } from './meetings-chart';
import { MeetingsTable } from './meetings-table';

type Props = Readonly<{
  answer: LivelinessAnswer;
  howMany: number;
}>;

/** Each meeting as a column; the chosen one lists who was there. */
export function Meetings({ answer, howMany }: Props) {
  const { t } = useLingui();
  const { groupNames, groupRules } = useGroupWords();
  const [picked, setPicked] = useState<string | null>(null);
  const columns = columnsOf(answer, howMany);
  const chosen =
    columns.find(({ meetingId }) => meetingId === picked) ??
    columns.findLast(({ counted }) => counted) ??
    columns.at(-1);
  if (!chosen) return null;
  const { comfortSize } = answer.parameters;
  const large = answer.meetings.slice(-howMany).filter(({ sizeBand }) => sizeBand === 'information').length;
  const counted = Math.min(howMany, answer.meetings.length);
  const meetings = t`${plural(counted, { one: '# rencontre', other: '# rencontres' })}`;
  return (
    <Card labelledBy="meetings">
      <h2 id="meetings" className={styles.heading}>
        {large === 0 ? (
          <Trans>
            Sur <Count of="drawn.whole">{meetings}</Count>, aucune n'a dépassé {comfortSize} personnes
          </Trans>
        ) : (
          <Plural
            value={large}
            one={
              <span>
                <Count of="drawn.part"># rencontre</Count> sur <Count of="drawn.whole">{counted}</Count> a
                dépassé {comfortSize} personnes
              </span>
            }
            other={
              <span>
                <Count of="drawn.part"># rencontres</Count> sur <Count of="drawn.whole">{counted}</Count> ont
                dépassé {comfortSize} personnes
              </span>
            }
          />
        )}
      </h2>
      <MeetingsChart
        columns={columns}
        comfortSize={comfortSize}
        window={answer.parameters.window}
        chosen={chosen.meetingId}
        onChoose={setPicked}
      />
      <ul className={styles.legend} aria-label={t`Légende`}>
        <li className={styles.dim}>{t`De bas en haut`}</li>
        {groups.map((group) => (
          <li key={group} data-group={group} className={`${styles.key} ${group === 'new' ? styles.dot : ''}`}>
            {groupNames[group]}
          </li>
        ))}
        {answer.meetings.length > 0 && (
          <li className={`${styles.key} ${styles.line}`}>
            <Trans>
              Comptent pour le verdict et les chiffres : <OverMeetings of="newFaceMeetings" answer={answer} />
            </Trans>
          </li>
        )}
        <li className={`${styles.key} ${styles.hatched}`}>{t`Autre type de rencontre`}</li>
        <li className={`${styles.key} ${styles.dashed}`}>
          {t`${comfortSize} personnes : au-delà, on s'informe plus qu'on n'échange`}
        </li>
      </ul>
      <MeetingPanel column={chosen} />
      <More label={t`Voir les chiffres`}>
        <MeetingsTable columns={columns} />
      </More>
      <More label={t`Comment c'est compté`}>
        <dl className={styles.rules}>
          {groups.map((group) => (
            <div key={group}>
              <dt>{groupNames[group]}</dt>
              <dd>{groupRules[group]}</dd>
            </div>
          ))}
        </dl>
      </More>
    </Card>
  );
}
