import { describing } from './describe-person';
import type { Recording } from './import-context';
import { type Judgement, type Recorder, difference } from './recorder';
import { members, people } from './tables';

const nothing: Judgement = { send: [], changed: [], lanes: [], isCountedElsewhere: true };

/**
 * What people.csv corrects of people whom Relais knows: of members their telephone, and what members.csv has no column for; of others
 * all but name and e-mail, which attendance.csv says too (see {@link recordGuests}).
 */
export function peopleRecorder({ known, dependencies, today }: Recording): Recorder<typeof people.columns> {
  const { ids, folderMembers } = known;
  return {
    table: people,
    ref: ({ personRef }) => personRef,
    streams: ({ personRef }) => [ids.stream('person', ids.of('person', personRef))],
    subjects: ({ personRef }) => [ids.of('person', personRef)],
    judge({ personRef: ref, phone, company, sector }, facts, personal) {
      const personId = ids.of('person', ref);
      const events = facts.get(ids.stream('person', personId));
      if (!events || !known.people.speaks(personId, ref, ids.isMerged(ref))) return nothing;
      const elsewhere = folderMembers.isListed(personId) ? known.spoken(members, { company, sector }) : {};
      const said = Object.fromEntries(
        Object.entries(known.spoken(people, { phone, company, sector })).filter(
          ([field]) => !(field in elsewhere),
        ),
      );
      const registration = folderMembers.registrations.get(personId) ?? {};
      const { hashOf } = dependencies;
      const person = { ref, personId, events, values: personal.get(personId), registration, hashOf };
      const { command, kept } = describing(known, said, person, today);
      return {
        ...nothing,
        also: command ? [command] : [],
        changed: kept.map((field) => difference(field, null, null)),
        lanes: [personId],
      };
    },
  };
}
