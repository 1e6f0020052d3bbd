import { Trans } from '@lingui/react/macro';
import { Fragment } from 'react';
import { useFormat } from '../../../ui/format';
import styles from '../network.module.css';
import { Count, PersonName, useBehind } from '../rows/behind';
import { type Column, groups } from '../rows/columns';
import { useGroupWords } from '../rows/group-words';

/** The people at one meeting, by group; members see only counts. */
export function MeetingPanel({ column }: { column: Column }) {
  const format = useFormat();
  const { groupNames, kindNames } = useGroupWords();
  const { meetingId, kind, date } = column;
  const day = format.day(date);
  const room = <Count of={`${meetingId}.room`}>{column.room}</Count>;
  return (
    <div className={styles.panel} aria-live="polite">
      <h3>
        {kindNames[kind]}, {day}
      </h3>
      <p className={styles.dim}>
        {column.counted ? (
          <Trans>{room} dans la salle</Trans>
        ) : (
          <Trans>{room} dans la salle ; ce type de rencontre n'entre pas dans le verdict</Trans>
        )}
      </p>
      {column.counted ? (
        <dl className={styles.groups}>
          {groups
            .filter((group) => column[group] > 0)
            .map((group) => (
              <div key={group}>
                <dt data-group={group} className={styles.key}>
                  {groupNames[group]}, <Count of={`${meetingId}.${group}`}>{column[group]}</Count>
                </dt>
                <dd>
                  <Names of={`${meetingId}.${group}`} />
                </dd>
              </div>
            ))}
        </dl>
      ) : (
        <p className={styles.dim}>
          <Names of={`${meetingId}.room`} />
        </p>
      )}
    </div>
  );
}

function Names({ of }: { of: string }) {
  const { rowsOf, nameOf } = useBehind();
  const { compare } = new Intl.Collator(useFormat().locale);
  const people = (rowsOf(of) ?? []).flatMap((row) => ('personId' in row ? (row.personId ?? []) : []));
  return people
    .toSorted((a, b) => compare(nameOf(a) ?? '', nameOf(b) ?? ''))
    .map((personId, index) => (
      <Fragment key={personId}>
        {index > 0 && ', '}
        <PersonName personId={personId} />
      </Fragment>
    ));
}
