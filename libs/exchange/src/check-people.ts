import type { Knowledge } from './knowledge';
import { type TableCheck, checkFirst, names } from './table-check';
import { people } from './tables';

export const peopleCheck = (known: Knowledge): TableCheck<typeof people.columns> => ({
  table: people,
  named: ({ personRef }) => names('person', personRef),

  check({ personRef }, say) {
    checkFirst(known, say, 'person', 'personRef', personRef);
  },

  keep({ personRef, name, email, phone, company, sector }, isBad) {
    if (personRef === undefined || isBad) return;
    const personId = known.ids.of('person', personRef);
    known.roll.describe(personId, { phone, company, sector });
    if (!known.roll.isListed(personId))
      known.roll.meet(personId, {
        ref: personRef,
        on: known.rules.latestDay,
        name: name ?? null,
        email: email ?? null,
      });
  },
});
