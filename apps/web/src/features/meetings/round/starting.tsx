import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import type { MeetingAnswer, PersonId } from '@relais/contracts';
import { useState } from 'react';
import { Choices } from '../../../ui/choices';
import rows from '../../../ui/layout/rows.module.css';
import { minutesOf } from '../agenda/agenda.rules';
import meetings from '../meetings.module.css';
import styles from './round.module.css';
import { Seat } from './seat';
import { secondsOfEach } from './round.rules';
import { clock } from './timer';
import type { RunningRound } from './use-round';

type Props = Readonly<{ meeting: MeetingAnswer; running: RunningRound }>;

const usualMinutes = 45;

/** Before the round: its minutes, one table or two, and the order; a tap on a name makes that person the first. */
export function Starting({ meeting, running }: Props) {
  const { t } = useLingui();
  const { agenda, round, comfortSize } = meeting;
  const planned = round.item === null ? usualMinutes : (agenda[round.item]?.minutes ?? usualMinutes);
  const [minutes, setMinutes] = useState(String(planned));
  const [first, setFirst] = useState<PersonId | null>(null);
  const [chosen, setTables] = useState<'1' | '2' | null>(null);
  const order = [
    ...running.order.filter((personId) => personId === first),
    ...running.order.filter((personId) => personId !== first),
  ];
  const tables = Number(chosen ?? (order.length > comfortSize ? '2' : '1'));
  const isSound = minutesOf({ minutes }) > 0 && minutesOf({ minutes }) <= 720;
  const secondsEach = isSound ? secondsOfEach(minutesOf({ minutes }), order.length, tables) : 0;
  const each = clock(secondsEach);
  if (order.length === 0)
    return (
      <p>
        <Trans>Il n'y a personne dans la salle : note d'abord les présences.</Trans>
      </p>
    );
  return (
    <form
      className={`${rows.stack} ${meetings.narrow}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (secondsEach > 0) running.start(order, { tables, secondsEach });
      }}
    >
      <TextInput
        label={t`Minutes pour le tour`}
        inputMode="numeric"
        value={minutes}
        maxLength={3}
        autoComplete="off"
        error={
          !isSound ? t`De 1 à 720.` : secondsEach === 0 ? t`C'est trop court pour autant de personnes.` : null
        }
        onChange={(event) => setMinutes(event.currentTarget.value)}
      />
      <Choices
        compact
        legend={t`Tables`}
        name="tables"
        value={tables === 2 ? '2' : '1'}
        onChange={setTables}
        choices={[
          { value: '1', label: t`Une table` },
          { value: '2', label: t`Deux tables` },
        ]}
      />
      <p>
        <Plural value={order.length} one="# personne" other="# personnes" />
        {secondsEach > 0 && (
          <>
            {', '}
            <Trans>{each} chacune</Trans>
          </>
        )}
      </p>
      <Button type="submit" size="lg" fullWidth disabled={secondsEach === 0}>
        <Trans>Commencer</Trans>
      </Button>
      <section className={meetings.section} aria-labelledby="proposed">
        <h2 id="proposed">
          <Trans>Ordre proposé</Trans>
        </h2>
        <p className={rows.dim}>
          <Trans>Appuie sur le nom de la personne qui commence.</Trans>
        </p>
        <ol className={`${meetings.list} ${styles.order}`}>
          {order.map((personId) => (
            <Seat
              key={personId}
              line={running.lineOf(personId)}
              place="waiting"
              action={t`commencer par cette personne`}
              onTap={() => setFirst(personId)}
            />
          ))}
        </ol>
      </section>
    </form>
  );
}
