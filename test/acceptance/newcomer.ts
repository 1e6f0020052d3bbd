import { randomUUID } from 'node:crypto';
import { addressOf } from './small-network';

type Put = (path: string, body: object) => Promise<unknown>;

/** Records two meetings with a member; a new person comes to the second. Returns their id. */
export async function newcomer(put: Put, networkId: string, memberId: string, name: string): Promise<string> {
  const visitorId = randomUUID();
  await put(`/api/networks/${networkId}/people/${visitorId}`, { name, email: addressOf(name) });
  const day = { networkId, startTime: '07:30', kind: 'breakfast', status: 'held' };
  const [first, second] = [randomUUID(), randomUUID()];
  await put(`/api/meetings/${first}`, { ...day, date: '2024-03-04' });
  await put(`/api/meetings/${second}`, { ...day, date: '2024-03-05' });
  for (const id of [first, second])
    await put(`/api/meetings/${id}/attendance/${memberId}`, { status: 'present' });
  await put(`/api/meetings/${second}/attendance/${visitorId}`, { status: 'visitor' });
  return visitorId;
}
