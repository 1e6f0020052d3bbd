import type { CareNotes, LivelinessPeopleAnswer, PersonId } from '@relais/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useNetwork } from '../../../server/network-context';
import { kinds } from '../../../server/outbox/kinds';
import { outbox, save } from '../../../server/outbox/this-device';
import { dayIn } from '../../../ui/format';
import { livelinessPeople } from '../reads';
import { useBehind } from '../rows/behind';

export type Call = CareNotes[number];
type Called = Readonly<{ personId: PersonId; name: string }>;

/** The latest calls, on the screens of all hosts; on this one at once. */
export function useCalls() {
  const client = useQueryClient();
  const network = useNetwork();
  const { people } = useBehind();
  const today = dayIn(network.timezone);
  const notes = people?.careNotes ?? [];
  const by = { networkId: network.id, by: network.personId };
  /** Until the server's answer comes again, once it is sent. */
  const show = (change: (notes: CareNotes) => CareNotes) =>
    client.setQueryData(
      livelinessPeople(network, undefined, true).queryKey,
      (answer?: LivelinessPeopleAnswer) => answer && { ...answer, careNotes: change(answer.careNotes) },
    );
  return {
    /** A call that still counts: nobody needs to call that person again. */
    callOf: (personId: PersonId): Call | undefined =>
      notes.find((note) => note.personId === personId && note.restsUntil > today),
    async note(about: Called) {
      const { personId } = about;
      const body = { networkId: network.id, personId, calledOn: today };
      const [id = ''] = await save([{ kind: 'care-note', ...by, about, body }]);
      const me = { personId: network.personId, name: network.personName };
      const noted = {
        noteId: id as Call['noteId'],
        personId,
        calledOn: today,
        restsUntil: '9999-12-31',
        by: me,
      };
      show((now) => [...now.filter((note) => note.personId !== personId), noted]);
    },
    async takeBack({ noteId }: Call, about: Called) {
      const subject = kinds['care-note'].subject(noteId);
      await outbox.withdraw({ kind: 'withdrawal', ...by, about, subject, body: {} });
      show((now) => now.filter((note) => note.noteId !== noteId));
    },
  };
}
