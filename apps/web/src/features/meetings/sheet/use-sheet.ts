import type { MeetingId, PersonId, PutAttendanceBody } from '@relais/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { v7 } from 'uuid';
import { useNetwork } from '../../../server/network-context';
import type { NewEntry } from '../../../server/outbox/entry';
import { save } from '../../../server/outbox/this-device';
import { useOutbox } from '../../../server/outbox/use-outbox';
import { useFormat } from '../../../ui/format';
import {
  type Line,
  type Tap,
  type UnnamedTap,
  countsOf,
  isInTheRoom,
  linesOf,
  tapsIn,
  unnamedIn,
  withSent,
} from './lines.rules';
import { sheet } from '../reads';

/** The sheet of a meeting as this device knows it, and how it is filled in. */
export function useSheet(meetingId: MeetingId) {
  const network = useNetwork();
  const { locale } = useFormat();
  const { data, isError, refetch } = useQuery(sheet(network, meetingId));
  const { entries } = useOutbox();
  const mine = useMemo(
    () => entries.filter(({ by }) => by === network.personId),
    [entries, network.personId],
  );
  const askedAt = data?.askedAt ?? 0;
  const taps = useTaps(
    useMemo(() => tapsIn(mine, meetingId), [mine, meetingId]),
    askedAt,
  );
  const counted = useTaps(
    useMemo(() => unnamedIn(mine, meetingId), [mine, meetingId]),
    askedAt,
  );
  const lines = useMemo(
    () => linesOf(data?.answer.people ?? [], taps, new Intl.Collator(locale).compare),
    [data, taps, locale],
  );
  const unnamed = counted.at(-1)?.unnamed ?? data?.answer.unnamed ?? 0;
  const by = { networkId: network.id, by: network.personId };
  const subjectOf = (personId: PersonId) => `/meetings/${meetingId}/attendance/${personId}`;
  return {
    meetingId,
    meeting: data?.answer ?? null,
    lines,
    unnamed,
    counts: countsOf(lines, unnamed),
    failed: isError && !data,
    again: () => void refetch(),
    /** Sent at once; what was recorded before stays in the history. */
    record: (about: Named, body: PutAttendanceBody) =>
      save([{ kind: 'attendance', ...by, about, subject: subjectOf(about.personId), body }]),
    /** A person who came, known (`personId`) or not yet; a substitute takes the place of a member who was entered as present. */
    welcome({ personId, name }: Somebody, body: PutAttendanceBody, member?: Line) {
      const about = { personId: personId ?? (v7() as PersonId), name };
      const entry = { ...by, about, subject: subjectOf(about.personId) };
      const news: NewEntry[] = [
        ...(personId ? [] : [{ kind: 'visitor' as const, ...entry, body: { name } }]),
        { kind: 'attendance', ...entry, body },
      ];
      if (member && isInTheRoom({ shown: member.entered })) {
        const named = { personId: member.personId, name: member.name ?? '' };
        const subject = subjectOf(member.personId);
        news.unshift({ kind: 'attendance', ...by, about: named, subject, body: { status: 'represented' } });
      }
      return save(news);
    },
    setUnnamed: (count: number) =>
      save([
        {
          kind: 'unnamed',
          ...by,
          about: { personId: network.personId, name: '' },
          subject: `/meetings/${meetingId}/unnamed`,
          body: { unnamed: count },
        },
      ]),
  };
}

/** A known person, or a new person by name. */
export type Somebody = Readonly<{ name: string; personId: PersonId | null }>;
export type Named = Readonly<{ personId: PersonId; name: string }>;
export type AttendanceSheet = ReturnType<typeof useSheet>;

/** What was tapped here and is not in the answer yet, also while it is on its way. */
function useTaps<T extends Tap | UnnamedTap>(unsent: readonly T[], askedAt: number): readonly T[] {
  const [known, setKnown] = useState<readonly T[]>([]);
  const taps = withSent(known, unsent, askedAt, Date.now());
  if (taps !== known) setKnown(taps);
  return taps;
}

/** How a person attends, as it was before a change: what an undo records. */
export const bodyOf = ({
  shown,
  substituteFor,
  invitedBy,
  welcomedBy,
  firstTime,
}: Line): PutAttendanceBody => ({
  status: shown ?? 'absent',
  substituteFor,
  invitedBy,
  welcomedBy,
  firstTime,
});
