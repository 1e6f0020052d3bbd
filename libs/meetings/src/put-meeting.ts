import type { MeetingId, PutMeetingBody } from '@relais/contracts';
import type { Envelope } from '@relais/event-sourcing';
import type { Vault } from '@relais/vault';
import { PutMeeting } from './meeting.commands';

/** The command for a body; the place goes into the vault, and its mark shows whether it changes. */
export function putMeeting(
  { networkId, date, startTime, endTime, kind, place, status }: PutMeetingBody,
  meetingId: MeetingId,
  envelope: Envelope,
  vault: Pick<Vault, 'fingerprint'>,
): PutMeeting {
  return new PutMeeting(
    {
      networkId,
      meetingId,
      ref: null,
      status,
      date,
      startTime,
      endTime: endTime ?? null,
      kind,
      placeMark: place ? vault.fingerprint(place) : null,
    },
    envelope,
    place ? { place } : {},
  );
}
