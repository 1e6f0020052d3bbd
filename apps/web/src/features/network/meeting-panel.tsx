import { Trans, useLingui } from '@lingui/react/macro';
import type { LivelinessPeopleAnswer, PersonId } from '@relais/contracts';
import { useFormat } from '../../ui/format';
import { groups, type Column } from './columns';
import { useGroupWords } from './group-words';
import styles from './network.module.css';

type Props = Readonly<{ column: Column; people: LivelinessPeopleAnswer | undefined }>;

/** Who was at one meeting, by group; counts alone for members. */
export function MeetingPanel({ column, people }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const { groupNames, kindNames } = useGroupWords();
  const { room, kind, date } = column;
  const day = format.day(date);
  const names = new Map(people?.people.map(({ personId, name }) => [personId, name]));
  const named = (ids: readonly PersonId[]) =>
    ids
      .map((id) => names.get(id) ?? t`nom effacé`)
      .sort(new Intl.Collator(format.locale).compare)
      .join(', ');
  const who = people?.meetings.find(({ meetingId }) => meetingId === column.meetingId);
  return (
    <div className={styles.panel} aria-live="polite">
      <h3 className={styles.panelTitle}>
        {kindNames[kind]}, {day}
      </h3>
      <p className={styles.dim}>
        {column.counted ? (
          <Trans>{room} dans la salle</Trans>
        ) : (
          <Trans>{room} dans la salle ; ce type de rencontre ne décide de rien</Trans>
        )}
      </p>
      {column.counted && (
        <dl className={styles.groups}>
          {groups
            .filter((group) => column[group] > 0)
            .map((group) => (
              <div key={group}>
                <dt data-group={group} className={styles.key}>
                  {groupNames[group]}, {column[group]}
                </dt>
                {who && <dd>{named(who[group])}</dd>}
              </div>
            ))}
        </dl>
      )}
    </div>
  );
}
