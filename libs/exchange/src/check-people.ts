import type { Knowledge } from './knowledge';
import { type TableCheck, checkFirst, names, sayTwice } from './table-check';
import { people } from './tables';

export const peopleCheck = (known: Knowledge): TableCheck<typeof people.columns> => ({
  table: people,
  named: ({ personRef }) => names('person', personRef),

  check({ personRef }, say) {
    // Of a person with a line of their own and one that is taken as theirs, see `speaks`.
    if (!known.ids.isMerged(personRef)) checkFirst(known, say, 'person', 'personRef', personRef);
    else if (!known.isFirst(`merged ${personRef}`)) sayTwice(say, 'personRef', personRef);
  },

  keep({ personRef, name, email, phone, company, sector }, isBad) {
    if (personRef === undefined || isBad) return;
    const personId = known.ids.of('person', personRef);
    const isMerged = known.ids.isMerged(personRef);
    known.notePerson(personRef, { name, email, phone });
    if (!known.people.speaks(personId, personRef, isMerged)) return;
    known.people.describe(personId, { phone, company, sector });
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
