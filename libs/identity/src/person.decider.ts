import { type Decided, type Decider, ensure } from '@relais/event-sourcing';
import type { PersonCommand } from './person.commands';
import type { PersonEvent } from './person.events';

type Person = Readonly<{ known: boolean }>;

export const person: Decider<Decided<PersonCommand>, Person, PersonEvent> = {
  category: 'person',
  initialState: { known: false },
  begins: ['RegisterPerson'],

  decide({ type, data, today: on }, { known }) {
    const { personId } = data;
    switch (type) {
      case 'RegisterPerson':
        ensure(!known, 'other-content', 'This person is known already.');
        return [{ type: 'PersonRegistered', on, data: { personId } }];

      case 'DescribePerson':
        ensure(known, 'unknown-person', 'The network does not know this person.');
        return [
          {
            type: 'PersonDescribed',
            on,
            data: { personId, fields: data.fields },
          },
        ];
    }
  },

  evolve: () => ({ known: true }),
};
