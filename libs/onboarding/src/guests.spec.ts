import { type Guest, guestsIn } from './guests';

const ada: Guest = { name: 'Ada Novak', address: 'ada@example.org' };
const karim: Guest = { name: null, address: 'karim@example.org' };

const refusedIn = (list: string): string[] =>
  guestsIn(list).faults.map(({ path, code }) => `${path} ${code}`);

/** Who is read, where nothing is refused. */
function readIn(list: string): Guest[] {
  const { guests, faults } = guestsIn(list);
  expect(faults).toEqual([]);
  return guests;
}

describe('A pasted list of guests', () => {
  it.each([
    'Ada Novak <ada@example.org>\nkarim@example.org',
    '"Ada Novak" <ada@example.org>, karim@example.org;',
    '\r\n  Ada Novak<ada@example.org> ;<karim@example.org>\r\n\r\n',
    'Ada Novak <ada@example.org>\nkarim@example.org\nADA@example.org',
    '\u202aAda\u00a0Novak\u202c <ada@example.org\u200b>\n\u200b\nkarim@example.org',
  ])('is read however it is separated: %j', (list) => expect(readIn(list)).toEqual([ada, karim]));

  it('may have commas between quotation marks, and every address that is valid', () =>
    expect(readIn('"Novak, Ada" <ada@example.org>, "k;a"@example.org; zoe/club@example.org')).toEqual([
      { name: 'Novak, Ada', address: 'ada@example.org' },
      { name: null, address: '"k;a"@example.org' },
      { name: null, address: 'zoe/club@example.org' },
    ]));

  it('names every line that cannot be read, and why', () =>
    expect(
      refusedIn(`ada@example.org\nKarim\nada@ karim@example.org\n\n${'x'.repeat(121)} <zoe@example.org>`),
    ).toEqual(['people.2 no-address', 'people.3 no-address', 'people.5 name-too-long']));

  it('is read no further than it takes to refuse it', () => {
    expect(refusedIn('nobody\n'.repeat(300))).toHaveLength(20);
    expect(refusedIn('ada@example.org,'.repeat(5000))).toEqual(['people how-many']);
  });

  it('has between one and a hundred people', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, n) => `p${String(n)}@example.org`).join();
    expect([refusedIn(' \n '), refusedIn(many(101))]).toEqual([['people how-many'], ['people how-many']]);
    expect(readIn(many(100))).toHaveLength(100);
  });
});
