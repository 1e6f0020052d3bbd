import type { Recording } from '../import-context';
import type { Knowledge } from '../recorded/knowledge';
import { type LinePlan, type Recorder, difference } from '../recorded/recorder';
import { planDescription } from './describe-person';
import { type TableCheck, checkFirst, names, sayTwice } from './table-check';
import { members, people } from './tables';

export const peopleCheck = (known: Knowledge): TableCheck<typeof people.columns> => ({
  table: people,
  named: ({ personRef }) => names('person', personRef),

  check({ personRef }, say) {
    // For a person with their own line and one that stands for them, see `speaks`.
    if (!known.ids.isMerged(personRef)) checkFirst(known, say, 'person', 'personRef', personRef);
    else if (!known.isFirst(`merged ${personRef}`)) sayTwice(say, 'personRef', personRef);
  },

  keep({ personRef, name, email, ...more }, isBad) {
    if (personRef === undefined || isBad) return;
    const personId = known.ids.idOf('person', personRef);
    const isMerged = known.ids.isMerged(personRef);
    known.notePerson(personRef, { name, email, phone: more.phone });
    if (!known.people.speaks(personId, personRef, isMerged)) return;
    known.people.describe(personId, more);
    if (!known.folderMembers.isListed(personId))
      known.folderMembers.meet(personId, {
        ref: personRef,
        on: known.rules.latestDay,
        name: name ?? null,
        email: email ?? null,
        isMerged,
      });
  },
});

const nothing: LinePlan = { send: [], changed: [], lanes: [], isCountedElsewhere: true };

/**
 * What people.csv corrects of known people: of members their telephone, and fields that members.csv has no column for; of others
 * everything except name and e-mail, which attendance.csv has too (see {@link recordGuests}).
 */
export function peopleRecorder({ known, dependencies, today }: Recording): Recorder<typeof people.columns> {
  const { ids, folderMembers } = known;
  return {
    table: people,
    ref: ({ personRef }) => personRef,
    streams: ({ personRef }) => [ids.stream('person', ids.idOf('person', personRef))],
    subjects: ({ personRef }) => [ids.idOf('person', personRef)],
    plan({ personRef: ref, name: _, email: __, ...more }, events, personal) {
      const personId = ids.idOf('person', ref);
      const history = events.get(ids.stream('person', personId));
      if (!history || !known.people.speaks(personId, ref, ids.isMerged(ref))) return nothing;
      const elsewhere = folderMembers.isListed(personId)
        ? known.pickStated(members, { company: more.company, sector: more.sector })
        : {};
      const said = Object.fromEntries(
        Object.entries(known.pickStated(people, more)).filter(([field]) => !(field in elsewhere)),
      );
      const registration = folderMembers.registrations.get(personId) ?? {};
      const { hashOf } = dependencies;
      const person = { ref, personId, events: history, values: personal.get(personId), registration, hashOf };
      const { command, kept } = planDescription(known, said, person, today);
      return {
        ...nothing,
        also: command ? [command] : [],
        changed: kept.map((field) => difference(field, null, null)),
        lanes: [personId],
      };
    },
  };
}
