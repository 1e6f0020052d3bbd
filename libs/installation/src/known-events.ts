import { KnownEvents } from '@relais/event-sourcing';
import {
  announcementEvents,
  attendanceEvents,
  attendanceUpcasters,
  meetingEvents,
  meetingUpcasters,
  needEvents,
  oneToOneEvents,
  seriesEvents,
} from '@relais/meetings';
import { networkEvents, networkUpcasters } from '@relais/networks';
import { personEvents } from '@relais/people';
import { referralEvents, thanksEvents } from '@relais/referrals';

/** Every event that Relais writes, in the shape of today; and how those of yesterday are read (docs/adr/0010). */
export const knownEvents = new KnownEvents(
  [
    ...networkEvents,
    ...personEvents,
    ...meetingEvents,
    ...seriesEvents,
    ...announcementEvents,
    ...attendanceEvents,
    ...needEvents,
    ...oneToOneEvents,
    ...referralEvents,
    ...thanksEvents,
  ],
  [...networkUpcasters, ...meetingUpcasters, ...attendanceUpcasters],
);
