import { type Decided, type Decider, ensure } from '@relais/event-sourcing';
import { ensureNotErased, ensureSeen } from '@relais/networks/rules';
import type { PersonCommand } from './person.commands';
import type { PersonEvent } from './person.events';

/** `hasContact`: e-mail or telephone may be known; `declinesFollowUp`: the vault has that they wish not to be followed up. */
type Person = Readonly<{
  status: 'unknown' | 'known' | 'erased';
  hasContact: boolean;
  declinesFollowUp: boolean;
}>;

/** `isKnownAddress`: the address that the command brings is known already, however it is written. */
export type PersonCircumstances = Readonly<{ isKnownAddress: boolean }>;

export const person: Decider<Decided<PersonCommand>, Person, PersonEvent, PersonCircumstances> = {
  category: 'person',
  initialState: { status: 'unknown', hasContact: false, declinesFollowUp: false },
  creates: ['RegisterPerson'],

  decide({ type, data, today: on }, { status, hasContact, declinesFollowUp }, { isKnownAddress }) {
    const { personId } = data;
    if (type === 'RegisterPerson') {
      ensure(status === 'unknown', 'other-content', 'This person is known already.');
      return [{ type: 'PersonRegistered', on, data: { personId } }];
    }
    ensureSeen(status !== 'unknown');
    switch (type) {
      case 'DescribePerson':
      case 'ChangeAddress': {
        ensureNotErased(status === 'erased');
        const named = type === 'DescribePerson' ? data.fields : ['email'];
        const fields = isKnownAddress ? named.filter((field) => field !== 'email') : named;
        return fields.length === 0 ? [] : [{ type: 'PersonDescribed', on, data: { personId, fields } }];
      }

      case 'EraseContact':
        return hasContact ? [{ type: 'ContactErased', on, data: { personId } }] : [];

      case 'DeclineFollowUp':
        ensureNotErased(status === 'erased');
        return [
          ...(declinesFollowUp
            ? []
            : [{ type: 'PersonDescribed' as const, on, data: { personId, fields: ['followUp'] } }]),
          ...(hasContact ? [{ type: 'ContactErased' as const, on, data: { personId } }] : []),
        ];

      case 'ErasePerson':
        return status === 'erased' ? [] : [{ type: 'PersonErased', on, data: { personId } }];
    }
  },

  evolve(state, { type, data }) {
    switch (type) {
      case 'PersonRegistered':
        return { ...state, status: 'known', hasContact: true };
      case 'PersonDescribed':
        return {
          status: 'known',
          hasContact: state.hasContact || data.fields.some((field) => field !== 'followUp'),
          declinesFollowUp: state.declinesFollowUp || data.fields.includes('followUp'),
        };
      case 'ContactErased':
        return { ...state, hasContact: false };
      case 'PersonErased':
        return { ...state, status: 'erased', hasContact: false };
    }
  },
};
