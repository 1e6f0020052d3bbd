import type { MeetingId, PersonId } from '@relais/contracts';
import { useMemo, useSyncExternalStore } from 'react';
import { save } from '../../../server/outbox/this-device';
import { useNetwork } from '../../../server/network-context';
import { stored } from '../../../server/storage';
import { useFormat } from '../../../ui/format';
import { useSheet } from '../sheet/use-sheet';
import { type Round, dealt, proposedOrder, roundIn, speakersOf, withRoom } from './round.rules';

const inThisTab = new Set<() => void>();

/** A change by another tab comes as an event of the browser. */
function subscribe(notify: () => void): () => void {
  inThisTab.add(notify);
  addEventListener('storage', notify);
  return () => {
    inThisTab.delete(notify);
    removeEventListener('storage', notify);
  };
}

/** The round of a meeting as it goes on at this device, in all its tabs, and how it is run. */
export function useRound(meetingId: MeetingId) {
  const network = useNetwork();
  const { locale } = useFormat();
  const sheet = useSheet(meetingId);
  const key = `relais.round.${meetingId}`;
  const text = useSyncExternalStore(subscribe, () => stored.getItem(key));
  const { meeting, lines } = sheet;
  const order = useMemo(
    () => proposedOrder(lines, meeting?.round.lastOpenedBy ?? null, new Intl.Collator(locale).compare),
    [lines, meeting, locale],
  );
  const kept = useMemo(() => roundIn(text), [text]);
  const keep = (round: Round | null) => {
    if (round) stored.setItem(key, JSON.stringify(round));
    else stored.removeItem(key);
    for (const notify of inThisTab) notify();
  };
  return {
    ...{ sheet, order },
    round: useMemo(() => kept && withRoom(kept, order), [kept, order]),
    keep,
    /** Begins with the first of the order; the member who opens is recorded. */
    start(
      from: readonly PersonId[],
      { tables, secondsEach }: Readonly<{ tables: number; secondsEach: number }>,
    ) {
      const round = { tables: dealt(from, tables), spoken: [], secondsEach, turnFrom: Date.now() };
      keep(round);
      const opener = from
        .map((personId) => lines.find((line) => line.personId === personId))
        .find((line) => line && (line.shown === 'present' || line.shown === 'late'));
      if (opener)
        void save([
          {
            ...{ kind: 'round', networkId: network.id, by: network.personId },
            about: { personId: opener.personId, name: opener.name ?? '' },
            subject: `/meetings/${meetingId}/round`,
            body: { openedBy: opener.personId },
          },
        ]);
    },
    lineOf: (personId: PersonId | undefined) => lines.find((line) => line.personId === personId),
  };
}

export type RunningRound = ReturnType<typeof useRound>;

/** The people at each table with where they are in the round. */
export const seatsOf = (round: Round) => {
  const speakers = speakersOf(round);
  return round.tables.map((table, at) =>
    table.map((personId) => ({
      personId,
      place: round.spoken.includes(personId)
        ? ('spoken' as const)
        : speakers[at] === personId
          ? ('speaking' as const)
          : ('waiting' as const),
    })),
  );
};
