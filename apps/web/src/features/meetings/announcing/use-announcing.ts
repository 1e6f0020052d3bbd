import type { Coming, MeetingId, PersonId } from '@relais/contracts';
import { useNetwork } from '../../../server/network-context';
import { save, undo } from '../../../server/outbox/this-device';
import { useOutbox } from '../../../server/outbox/use-outbox';
import { say } from '../../../ui/notices';
import type { Line } from '../sheet/lines.rules';
import { type Announced, announcedOf, bodyOf, subjectOf } from './announcing.rules';

/** What a person announces for a meeting, and how it changes; what was just said can be undone before it is sent. */
export function useAnnouncing(
  meetingId: MeetingId,
  { personId, name }: Readonly<{ personId: PersonId; name: string }>,
  lines: readonly Line[],
) {
  const network = useNetwork();
  const { entries } = useOutbox();
  const mine = entries.filter(({ by }) => by === network.personId);
  const announced = announcedOf(lines, mine, { meetingId, personId });
  const record = (said: Announced & Readonly<{ coming: Coming }>) =>
    save([
      {
        kind: 'announcement',
        ...{ networkId: network.id, by: network.personId, about: { personId, name } },
        subject: subjectOf(meetingId, personId),
        body: bodyOf(said, personId),
      },
    ]);
  return {
    announced,
    /** Changes some of it; guests without a word on whether the person comes themselves mean that they do. */
    async announce(change: Partial<Announced>, words: string): Promise<void> {
      const said = { ...announced, ...change };
      const ids = await record({ ...said, coming: said.coming ?? 'yes' });
      say(words, async () => {
        const { coming } = announced;
        if (!(await undo(ids)) && coming !== null) await record({ ...announced, coming });
      });
    },
  };
}
