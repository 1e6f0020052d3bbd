import type { MeetingId, PersonId } from '@relais/contracts';
import { eventsIn, fold, streamOf } from '@relais/event-sourcing';
import {
  AnnounceAttendance,
  AnnounceGuest,
  announcement as announced,
  announcementId,
  ensureSubstituteAnnounced,
} from '@relais/meetings';
import { recordedOf, settle } from '../recorded/corrections';
import type { Knowledge } from '../recorded/knowledge';
import { type LinePlan, type Recorder, difference, isImported } from '../recorded/recorder';
import { checkRule } from './check-rule';
import { type TableCheck, checkKnown, checkMeeting, checkParticipants, names } from './table-check';
import { type AnnouncementLine, announcements } from './tables';

export function announcementsCheck(known: Knowledge): TableCheck<typeof announcements.columns> {
  const { ids } = known;
  const streamOfLine = (line: AnnouncementLine) => streamOf(announced, idOf(known, line));
  return {
    table: announcements,
    named: ({ meetingRef, personRef, substitute, invitedBy }) => [
      ...names('meeting', meetingRef),
      ...names('person', personRef, substitute, invitedBy),
    ],
    streams: (line) => [streamOfLine(line)],

    check(line, say) {
      const { meetingRef, personRef, coming, substitute, invitedBy } = line;
      const [meetingId, personId] = [ids.idOf('meeting', meetingRef), ids.idOf('person', personRef)];
      if (!known.isFirst(`announced ${meetingId} ${personId} ${String(ids.orNull('person', invitedBy))}`))
        say('personRef', `“${personRef}” appears twice for meeting “${meetingRef}”`);
      const day = checkMeeting(known, say, 'meetingRef', meetingRef);
      if (substitute !== null) checkKnown(known, say, 'substitute', substitute);
      const people = invitedBy === null ? { personRef } : { invitedBy };
      const isRecorded = known.recorded.has(streamOfLine(line));
      if (day !== null) checkParticipants(known, say, day, { isRecorded, people });
      if (invitedBy === null)
        checkRule(
          say,
          () => {
            ensureSubstituteAnnounced({ personId, coming, substituteId: ids.orNull('person', substitute) });
          },
          ({ code }) => [
            'substitute',
            code === 'substitute-for-oneself'
              ? 'nobody sits in for themselves'
              : 'a person who comes has no substitute',
          ],
        );
      else {
        checkKnown(known, say, 'personRef', personRef);
        if (coming === 'no' || substitute !== null) say('invitedBy', 'a guest comes, and has no substitute');
      }
    },

    keep: () => undefined,
  };
}

/** Announcements and their guests; what was changed in Relais since stays. */
export function announcementsRecorder(known: Knowledge): Recorder<typeof announcements.columns> {
  const { ids } = known;
  const { networkId } = ids;
  return {
    table: announcements,
    ref: ({ personRef }) => personRef,
    streams: (line) => [streamOf(announced, idOf(known, line))],
    subjects: () => [],

    plan(line, events) {
      const { meetingRef, personRef, invitedBy } = line;
      const id = idOf(known, line);
      const own = eventsIn(events, announced, id);
      const meetingId = ids.idOf('meeting', meetingRef);
      const day = known.meetings.get(meetingId)?.day ?? '';
      const name = `announcement:${meetingRef}:${personRef}`;
      const plan = { send: [], changed: [], lanes: [id] } satisfies LinePlan;
      if (invitedBy !== null) {
        const guestId = ids.idOf('person', personRef);
        const isRecorded = own.some(({ data }) => 'guestId' in data && data.guestId === guestId);
        if (isRecorded) return plan;
        const guest = { networkId, meetingId, guestId, personId: ids.idOf('person', invitedBy) };
        return { ...plan, send: [new AnnounceGuest(guest, ids.envelope(`${name}:by:${invitedBy}`, day))] };
      }
      const said = {
        coming: line.coming,
        substituteId: ids.orNull('person', line.substitute),
      };
      const announce = (values: typeof said, envelope: AnnounceAttendance['envelope']) =>
        new AnnounceAttendance(
          { networkId, meetingId, personId: ids.idOf('person', personRef), ...values, guests: null },
          envelope,
        );
      const versions = own.flatMap((event, n) => {
        const { coming, substituteId } = fold(announced, own.slice(0, n + 1));
        return coming === null ? [] : [{ values: { coming, substituteId }, isImported: isImported(event) }];
      });
      if (versions.length === 0) return { ...plan, send: [announce(said, ids.envelope(name, day))] };
      const recorded = recordedOf(versions);
      const { values, corrected, kept } = settle<typeof said>(
        known.pickStated(announcements, said, { substituteId: 'substitute' }),
        recorded,
      );
      return {
        ...plan,
        send: corrected.length > 0 ? [announce(values, ids.correction(name, own, day))] : [],
        changed: kept.map((key) =>
          difference(key === 'substituteId' ? 'substitute' : key, recorded.now[key], said[key]),
        ),
      };
    },
  };
}

/** The announcement of the participant, who for a guest's line is the one that brings them. */
function idOf(known: Knowledge, { meetingRef, personRef, invitedBy }: AnnouncementLine): string {
  const meetingId: MeetingId = known.ids.idOf('meeting', meetingRef);
  const personId: PersonId = known.ids.idOf('person', invitedBy ?? personRef);
  return announcementId(meetingId, personId);
}
