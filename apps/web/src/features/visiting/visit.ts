import type { ArriveBody, MeetingId } from '@relais/contracts';
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { v4 } from 'uuid';
import { read, send } from '../../server/client';
import type { Speaker } from '../../server/reads';
import { stored } from '../../server/storage';
import { useAction } from '../../ui/use-action';

/** What this browser remembers of a visit: that it was there, and what was left. */
type Remembered = Readonly<{ pass?: string; visitId: string; name?: string; declines?: boolean }>;

const keyOf = (secret: string) => `relais.visit.${secret.slice(0, 12)}`;

function remembered(secret: string): Remembered {
  const known = stored.getItem(keyOf(secret));
  if (known) return JSON.parse(known) as Remembered;
  return { visitId: v4() };
}

const remember = (secret: string, more: Partial<Remembered>) =>
  stored.setItem(keyOf(secret), JSON.stringify({ ...remembered(secret), ...more }));

/** The page of the morning; a browser that opened it on the day shows its pass afterwards. */
export const visitPage = (secret: string) =>
  queryOptions({
    queryKey: ['visit', secret],
    queryFn: async () => {
      const { pass } = remembered(secret);
      const answer = await send('post', '/api/visiting/look', { body: { secret, ...(pass && { pass }) } });
      remember(secret, { pass: answer.pass });
      return { ...answer, left: remembered(secret) };
    },
  });

export function useArriving(secret: string) {
  const client = useQueryClient();
  return useAction({
    async mutationFn(body: Omit<ArriveBody, 'secret' | 'visitId'>) {
      const { visitId } = remembered(secret);
      await send('post', '/api/visiting', { body: { ...body, secret, visitId } });
      remember(secret, { visitId, name: body.name });
    },
    refresh: () => client.invalidateQueries({ queryKey: ['visit'] }),
    said: null,
  });
}

export function useDeclining(secret: string) {
  const client = useQueryClient();
  return useAction({
    async mutationFn() {
      const { visitId } = remembered(secret);
      await send('post', '/api/visiting/no-follow-up', { body: { secret, visitId } });
      remember(secret, { declines: true });
    },
    refresh: () => client.invalidateQueries({ queryKey: ['visit'] }),
    said: null,
  });
}

export const visitorCode = ({ personId }: Speaker, meetingId: MeetingId) =>
  queryOptions({
    queryKey: ['visitor-code', personId, meetingId],
    queryFn: ({ signal }) =>
      read('/api/meetings/{meetingId}/visitor-code', {
        params: { path: { meetingId } },
        as: personId,
        signal,
      }),
    select: (answer) => answer.code,
  });

/** The address in the QR code: its secret is behind the #, which browsers never send to a server. */
export const addressOf = (secret: string): string => `${location.origin}/visit#${secret}`;

export function useCode({ personId }: Speaker, meetingId: MeetingId) {
  const client = useQueryClient();
  return useAction({
    mutationFn: (what: 'make' | 'stop'): Promise<unknown> => {
      const asked = { params: { path: { meetingId } }, as: personId };
      return what === 'stop'
        ? send('delete', '/api/meetings/{meetingId}/visitor-code', asked)
        : send('put', '/api/meetings/{meetingId}/visitor-code', { ...asked, body: {} });
    },
    refresh: () => client.invalidateQueries({ queryKey: ['visitor-code'] }),
    said: null,
  });
}
