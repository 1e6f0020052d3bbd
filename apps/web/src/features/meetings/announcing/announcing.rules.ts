import type { Coming, MeetingAnswer, PersonId, PutAnnouncementBody } from '@relais/contracts';
import type { Entry } from '../../../server/outbox/entry';

type Listed = Pick<
  MeetingAnswer['people'][number],
  'personId' | 'name' | 'status' | 'announced' | 'substituteFor' | 'invitedBy' | 'isMember'
>;

/** A person, known by an id or so far only by a name. */
type Named = Readonly<{ personId: PersonId | null; name: string }>;
export type Guest = Readonly<{ guestId: PersonId; name: string; email: string | null }>;

/** What a person announced for a meeting; `coming` null: nothing yet. */
export type Announced = Readonly<{
  coming: Coming | null;
  substitute: Named | null;
  guests: readonly Guest[];
}>;

/** The address of what a person announces, among the entries of this device. */
export const subjectOf = (meetingId: string, personId: PersonId): string =>
  `/meetings/${meetingId}/announcement/${personId}`;

/** What a person announced as this device knows it: what waits to be sent stands over what the server has. */
export function announcedOf(
  people: readonly Listed[],
  entries: readonly Entry[],
  { meetingId, personId }: Readonly<{ meetingId: string; personId: PersonId }>,
): Announced {
  const unsent = entries.findLast(
    ({ kind, subject, state }) =>
      kind === 'announcement' && subject === subjectOf(meetingId, personId) && state !== 'refused',
  );
  if (unsent) return ofBody(unsent.body as PutAnnouncementBody, people);
  const expected = people.filter(({ announced }) => announced === 'yes');
  const substitute = expected.find(({ substituteFor }) => substituteFor === personId);
  return {
    coming: people.find((one) => one.personId === personId)?.announced ?? null,
    substitute: substitute ? { personId: substitute.personId, name: substitute.name ?? '' } : null,
    guests: expected
      .filter(({ invitedBy, substituteFor }) => invitedBy === personId && substituteFor === null)
      .map((one) => ({ guestId: one.personId, name: one.name ?? '', email: null })),
  };
}

function ofBody({ coming, substitute, guests }: PutAnnouncementBody, people: readonly Listed[]): Announced {
  const nameOf = (id: PersonId) => people.find(({ personId }) => personId === id)?.name ?? '';
  return {
    coming,
    substitute: !substitute
      ? null
      : 'name' in substitute
        ? { personId: null, name: substitute.name }
        : { personId: substitute.personId, name: nameOf(substitute.personId) },
    guests: (guests ?? []).map(({ email = null, ...guest }) => ({ ...guest, email })),
  };
}

/** The announcement as it is sent, for the caller or, by a host, for another person. */
export const bodyOf = (
  { coming, substitute, guests }: Announced & Readonly<{ coming: Coming }>,
  personId: PersonId,
): PutAnnouncementBody => ({
  coming,
  personId,
  substitute:
    coming === 'yes' || !substitute
      ? null
      : substitute.personId
        ? { personId: substitute.personId }
        : { name: substitute.name },
  guests: guests.map(({ guestId, name, email }) => ({ guestId, name, email })),
});
