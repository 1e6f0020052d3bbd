import { type Decided, type Decider, ensure } from '@relais/event-sourcing';
import type { PersonCommand } from './person.commands';
import type { PersonEvent } from './person.events';

/** `hasContact`: e-mail or telephone may be known. */
type Person = Readonly<{ status: 'unknown' | 'known' | 'erased'; hasContact: boolean }>;

export const person: Decider<Decided<PersonCommand>, Person, PersonEvent> = {
  category: 'person',
  initialState: { status: 'unknown', hasContact: false },
  begins: ['RegisterPerson'],

  decide({ type, data, today: on }, { status, hasContact }) {
    const { personId } = data;
    if (type === 'RegisterPerson') {
      ensure(status === 'unknown', 'other-content', 'This person is known already.');
      return [{ type: 'PersonRegistered', on, data: { personId } }];
    }
    ensure(status !== 'unknown', 'unknown-person', 'The network does not know this person.');
    switch (type) {
      case 'DescribePerson':
        ensure(status !== 'erased', 'person-erased', 'This person was erased; nothing further is kept.');
        return [{ type: 'PersonDescribed', on, data: { personId, fields: data.fields } }];

      case 'ChangeAddress':
        ensure(status !== 'erased', 'person-erased', 'This person was erased; nothing further is kept.');
        return [{ type: 'PersonDescribed', on, data: { personId, fields: ['email'] } }];

      case 'EraseContact':
        return hasContact ? [{ type: 'ContactErased', on, data: { personId } }] : [];

      case 'ErasePerson':
        return status === 'erased' ? [] : [{ type: 'PersonErased', on, data: { personId } }];
    }
  },

  evolve(state, { type }) {
    switch (type) {
      case 'PersonRegistered':
      case 'PersonDescribed':
        return { status: 'known', hasContact: true };
      case 'ContactErased':
        return { ...state, hasContact: false };
      case 'PersonErased':
        return { status: 'erased', hasContact: false };
    }
  },
};
