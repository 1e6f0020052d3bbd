import type { PersonId } from '@relais/contracts';
import { peopleToPick } from '../../../apps/web/src/features/referral/people';

const id = (name: string) => name as PersonId;
const member = (name: string, leftOn: string | null = null) => ({
  ...{ personId: id(name), name, sector: null, company: null, joinedOn: null, leftOn },
});
const line = (kind: string, from: string, standing = true) => ({
  ...{ kind, standing, counterpart: { personId: id(from), name: from } },
});
const known = {
  members: ['Zoé', 'Karim', 'Ada', 'Bo', 'Me']
    .map((name) => member(name))
    .concat(member('Fern', '2026-01-01')),
  ledger: {
    entries: [
      line('given', 'Zoé'),
      line('received', 'Karim'),
      line('lead-received', 'Bo'),
      line('received', 'Ada', false),
    ],
  },
  ...{ latest: [], me: id('Me'), inTheRoom: [], language: 'fr', today: '2026-03-02' },
} as unknown as Parameters<typeof peopleToPick>[0];
const picked = (isForThanks: boolean) =>
  peopleToPick({ ...known, isForThanks }).map(({ name, group }) => [name, group]);

describe('The people to pick', () => {
  it('begin with those one gave to last', () =>
    expect(picked(false)).toEqual([
      ['Zoé', 'given-lately'],
      ...['Ada', 'Bo', 'Karim'].map((name) => [name, 'everyone']),
    ]));

  it('begin, to say thanks, with those one received from last, and have former members', () =>
    expect(picked(true)).toEqual([
      ['Bo', 'received-lately'],
      ['Karim', 'received-lately'],
      ...['Ada', 'Fern', 'Zoé'].map((name) => [name, 'everyone']),
    ]));
});
