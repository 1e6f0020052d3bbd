import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { LivelinessAnswer } from '@relais/contracts';
import { Link } from '@tanstack/react-router';
import { useCalls } from './messages/calls';
import { MessageButton } from './messages/message-button';
import styles from './network.module.css';
import { useBehind } from './rows/behind';
import { type NextStep, useVerdict } from './verdict-words';

/** The next step, with its link; what one host has done counts for all. */
export function Step({ answer }: { answer: LivelinessAnswer }) {
  const { t } = useLingui();
  const { step, inviting } = useVerdict(answer);
  const { people } = useBehind();
  const isNobodyListed = step.list && people?.lists[step.list].length === 0;
  const { text, list, rows, messages = [] } = isNobodyListed ? inviting : step;
  return (
    <div className={styles.step}>
      <p>
        <span className={styles.stepLabel}>{t`Prochaine étape`}</span> {text}
      </p>
      {list && <ToCall list={list} />}
      {rows && <ToRows rows={rows} />}
      {messages.map((message) => (
        <MessageButton key={message} message={message} answer={answer} />
      ))}
    </div>
  );
}

const anchors = { new: 'new', fading: 'fading', neverReceived: 'never-received' };

function ToCall({ list }: { list: NonNullable<NextStep['list']> }) {
  const { t } = useLingui();
  const { people } = useBehind();
  const { callOf } = useCalls();
  if (!people) return null;
  const left = people.lists[list].filter(({ personId }) => !callOf(personId)).length;
  if (left === 0)
    return (
      <p className={styles.dim} role="status">
        <Trans>C'est fait : tout le monde a été appelé.</Trans>
      </p>
    );
  return (
    <Button component="a" variant="default" href={`#${anchors[list]}`}>
      {t`${plural(left, { one: 'Voir la personne à appeler', other: 'Voir les # personnes à appeler' })}`}
    </Button>
  );
}

function ToRows({ rows }: { rows: NonNullable<NextStep['rows']> }) {
  const { t } = useLingui();
  const count = useBehind().rowsOf(rows)?.length ?? 0;
  if (count === 0) return null;
  return (
    <Button
      variant="default"
      renderRoot={(props) => (
        <Link to="/network" search={(now) => ({ ...now, rows })} resetScroll={false} {...props} />
      )}
    >
      {t`${plural(count, { one: 'Voir la rencontre', other: 'Voir les # rencontres' })}`}
    </Button>
  );
}
