import type { MeetingId, PutMeetingBody } from '@relais/contracts';
import { cleanText } from '@relais/contracts/text';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { v7 } from 'uuid';
import { record } from '../../server/client';
import type { Speaker } from '../../server/reads';
import type { PlannedMeeting } from '../../ui/meeting-fields';

/** Plans a meeting, the same one when it is tried again. */
export function usePlanning({ id: networkId, personId }: Speaker, planned: () => void) {
  const client = useQueryClient();
  const [id] = useState(() => v7() as MeetingId);
  return useMutation({
    mutationFn: ({ place, ...when }: PlannedMeeting) => {
      const body: PutMeetingBody = {
        ...{ networkId, ...when, status: 'scheduled' },
        place: cleanText(place) ? place : null,
      };
      return record('/api/meetings/{meetingId}', { params: { path: { meetingId: id } }, as: personId, body });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['today'] });
      planned();
    },
  });
}
