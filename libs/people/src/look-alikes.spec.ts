import { PersonId } from '@relais/contracts';
import fc from 'fast-check';
import { type Features, lookAlikes, lookAlikesAmong, marksOf, nameMark } from './look-alikes.rules';

const idOf = (n: number) => PersonId.parse(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);
let made = 0;
const person = (features: Features) => ({ personId: idOf((made += 1)), marks: marksOf(features, 'FR') });

const given = (...known: Features[]) => ({
  when: (newcomer: Features) => {
    const recorded = known.map(person);
    const alike = lookAlikes([person(newcomer)], recorded).map(({ like }) => recorded.indexOf(like));
    return {
      thenLike: (...expected: number[]) => expect(alike).toEqual(expected),
      thenLikeNobody: () => expect(alike).toEqual([]),
    };
  },
});

const chloe = { name: 'Chloé Zanetti', email: 'chloe@example.org', phone: '06 39 98 00 01' };

describe('A new person looks like a known person', () => {
  it.each<readonly [string, Features]>([
    ['by the name in capitals', { name: 'CHLOÉ ZANETTI' }],
    ['by the name without accents', { name: 'Chloe Zanetti' }],
    ['by the name with its words in another order', { name: 'ZANETTI Chloé' }],
    ['by the name with a comma', { name: 'Zanetti, Chloé' }],
    ['by the name with characters that nobody sees', { name: 'Chlo\u00ADé\u00A0 Zanetti\u200B' }],
    ['by the name in letters with loose accents', { name: 'Chloe\u0301 Zanetti' }],
    ['by the address alone', { name: 'C. Martin', email: 'Chloe@Example.ORG' }],
    ['by the telephone alone', { name: 'C. Martin', phone: '+33 6 39 98 00 01' }],
    ['by the telephone written with 00', { phone: '0033 639980001' }],
  ])('%s', (_, newcomer) => given({ name: 'Ada Novak' }, chloe).when(newcomer).thenLike(1));

  it.each([
    ['Jean-Luc Kœnig', 'jean luc KOENIG'],
    ['Anne d’Arc', "D'ARC Anne"],
    ['Jörg Groß', 'JORG GROSS'],
    ['Søren Łukasz', 'soren lukasz'],
    ['ﬁona', 'Fiona'],
    ['Андрей', 'АНДРЕЙ'],
    ['李 小龙', '李\u3000小龙'],
  ])('“%s” as “%s”', (one, other) => expect(nameMark(one)).toBe(nameMark(other)));

  it('each of several, those of the same name first', () =>
    given({ name: 'Ada' }, { phone: chloe.phone }, chloe).when(chloe).thenLike(2, 1));

  it('who comes earlier in the same list', () => {
    const [first, second, other] = [person(chloe), person({ name: 'zanetti chloe' }), person({ name: 'Bo' })];
    expect(lookAlikes([first, second, other], [])).toEqual([{ person: second, like: first }]);
  });

  it('who is recorded beside them, and the other way round', () => {
    const [first, second, other] = [person(chloe), person({ name: 'zanetti chloe' }), person({ name: 'Bo' })];
    expect(lookAlikesAmong([first, second, other])).toEqual(
      new Map([
        [first.personId, [second.personId]],
        [second.personId, [first.personId]],
      ]),
    );
  });
});

describe('A new person looks like nobody', () => {
  it.each<readonly [string, Features]>([
    ['by a part of a name', { name: 'Chloé' }],
    ['by another name', { name: 'Cléo Zanetti' }],
    ['by the address of another domain', { email: 'chloe@example.com' }],
    ['without name, address and telephone', { name: null, email: '', phone: null }],
  ])('%s', (_, newcomer) => given(chloe).when(newcomer).thenLikeNobody());

  it('by what is empty once cleaned, or has neither letters nor digits', () => {
    for (const nothing of ['', '\u200B', '—', '🙂'])
      given({ name: nothing }).when({ name: nothing }).thenLikeNobody();
  });

  it.each([
    ['काम', 'कम'],
    ['한', '하'],
  ])('“%s” is not “%s”: vowels are no accents', (one, other) =>
    expect(nameMark(one)).not.toBe(nameMark(other)),
  );

  it('as themselves', () => {
    const known = person(chloe);
    expect(lookAlikes([known], [known])).toEqual([]);
  });
});

describe('Look-alikes of any people', () => {
  const word = fc.stringMatching(/^[A-Za-zÀ-ÖØ-öø-ÿœŒ]{1,8}$/);
  const words = fc.array(word, { minLength: 1, maxLength: 4 });

  it('do not depend on capitals, accents, order and separators of a name', () =>
    fc.assert(
      fc.property(words, fc.constantFrom(' ', ', ', '-', '\u00A0', '  '), (name, separator) => {
        const written = name.toReversed().join(separator).toUpperCase().normalize('NFD');
        expect(nameMark(written)).toBe(nameMark(name.join(' ')));
      }),
    ));

  it('are at most five for each mark, however many share it, and the same for any number of other people', () =>
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), (before, others) => {
        const shared = Array.from({ length: before }, () => person({ email: 'club@example.org' }));
        const strangers = Array.from({ length: others }, (_, n) => person({ name: `Stranger ${String(n)}` }));
        const newcomer = person({ email: 'club@example.org' });
        const alike = lookAlikes([newcomer], [...strangers, ...shared]).map(({ like }) => like);
        expect(alike).toEqual(shared.slice(0, 5));
      }),
    ));
});
