import type { PutMeetingBody } from '@relais/contracts';
import { cleanText } from '@relais/contracts/text';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { record } from '../../server/client';
import type { Speaker } from '../../server/reads';
import { uuid7 } from '../../server/uuid7';
import type { PlannedMeeting } from '../../ui/meeting-fields';

/** Plans a meeting, the same one when it is tried again. */
export function usePlanning({ id: networkId, personId }: Speaker, planned: () => void) {
  const client = useQueryClient();
  const [id] = useState(uuid7);
  return useMutation({
    mutationFn: ({ place, ...when }: PlannedMeeting) => {
      const body: PutMeetingBody = {
        ...{ networkId, ...when, status: 'scheduled' },
        place: cleanText(place) ? place : null,
      };
      return record(`/meetings/${id}`, body, personId);
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['today'] });
      planned();
    },
  });
}
