import type { PersonId } from '@relais/contracts';
import { dayAfter } from '@relais/contracts/rules';
import { directoryOf, listedOf, showOf } from '../../../apps/web/src/features/people/directory';
import type { Known, Member } from '../../../apps/web/src/server/reads';

const person = (name: string | null, known: Partial<Known> = {}): Known => ({
  ...{ personId: (name ?? 'nobody') as PersonId, name, address: null, isMember: false, isInvited: false },
  ...{ leftOn: null, leftBecause: null, looksLike: [], lastSeenOn: null, ...known },
});
const id = (name: string) => name as PersonId;

const everybody = [
  person('Hélène Œuf', { isMember: true, looksLike: [id('Helene Oeuf')] }),
  person('Karim', { isMember: true, leftOn: '2020-01-01' }),
  person('Ivo', { isMember: true, isInvited: true, address: 'ivo@example.org' }),
  person('Fern', { leftOn: '2024-06-01' }),
  person('Zoé', { lastSeenOn: '2024-06-01' }),
  person('Bo'),
  person(null, { isInvited: true, address: 'neuf@example.org' }),
  person('Helene Oeuf', { lastSeenOn: '2024-06-01', looksLike: [id('Hélène Œuf')] }),
];
const helene = { personId: id('Hélène Œuf'), sector: 'Traiteur', company: 'Éclat' } as Member;
const listed = listedOf(everybody, [helene]);
const names = (words = '') =>
  Object.fromEntries(
    Object.entries(directoryOf(listed, words)).map(([show, lines]) => [
      show,
      lines.map(({ person: { name, address } }) => name ?? address),
    ]),
  );

describe('The people a network knows', () => {
  it('stand under members, former, visitors or invited, and under duplicates beside', () => {
    expect(names()).toEqual({
      members: ['Hélène Œuf', 'Karim', 'Ivo'],
      former: ['Fern'],
      visitors: ['Zoé', 'Bo', 'Helene Oeuf'],
      invited: ['Ivo', 'neuf@example.org'],
      duplicates: ['Hélène Œuf', 'Helene Oeuf'],
    });
  });

  it.each([
    ['ZOE', { visitors: ['Zoé'] }],
    ['  hélène  ', { members: ['Hélène Œuf'], visitors: ['Helene Oeuf'] }],
    ['neuf@', { invited: ['neuf@example.org'] }],
    ['eclat helene traiteur', { members: ['Hélène Œuf'] }],
    ['helene boulanger', {}],
  ])('are found by “%s”', (words, found) => {
    const none = { members: [], former: [], visitors: [], invited: [] };
    expect(names(words)).toMatchObject({ ...none, ...found });
  });

  it('name the people they look like, and where a link to them leads', () => {
    expect(listed[0]?.likes.map(({ name }) => name)).toEqual(['Helene Oeuf']);
    expect(['Fern', 'Ivo', 'Bo', 'unknown'].map((one) => showOf(id(one), listed))).toEqual([
      'former',
      'members',
      'visitors',
      null,
    ]);
  });
});

describe('The first day without membership', () => {
  it.each([
    ['2024-02-28', '2024-02-29'],
    ['2024-12-31', '2025-01-01'],
    ['2026-03-29', '2026-03-30'],
  ])('comes after %s', (last, first) => {
    expect(dayAfter(last, 1)).toBe(first);
    expect(dayAfter(first, -1)).toBe(last);
  });
});
