import { type Merge, withMerge } from '../merges';

const given = (...texts: string[]) => {
  const before = texts.reduce<readonly Merge[]>((merges, text) => withMerge(text, merges), []);
  return {
    when: (text: string) => ({
      then: (...expected: string[]) =>
        expect(withMerge(text, before).map(({ ref, knownRef }) => `${ref}=${knownRef}`)).toEqual(expected),
      thenRefused: (code: string) =>
        expect(() => withMerge(text, before)).toThrow(expect.objectContaining({ code }) as Error),
    }),
  };
};

describe('A line is taken as a known person', () => {
  it('by the keys of both, cleaned', () => given().when(' n1\u200B = ada\u00A0').then('n1=ada'));
  it('as several lines are', () => given('n1=ada').when('n2=ada').then('n1=ada', 'n2=ada'));
  it('once, however often it is said', () => given('n1=ada').when('n1 = ada').then('n1=ada'));
});

describe('A merge is refused', () => {
  it.each(['', 'n1', 'n1=', '=ada', 'n1==ada', 'n1=ada=ben', '\u200B=ada', `n1=${'x'.repeat(101)}`])(
    'that is no NEW=KNOWN: “%s”',
    (text) => given().when(text).thenRefused('merge-malformed'),
  );
  it('of a key with itself, once cleaned', () => given().when('ada=a\u00ADda').thenRefused('merge-itself'));
  it('of one line as two people', () => given('n1=ada').when('n1=ben').thenRefused('merge-twice'));
  it.each([
    ['n1=ada', 'ada=ben'],
    ['n1=ada', 'n2=n1'],
    ['n1=ada', 'ada=n1'],
  ])('that hangs together with another one: %s, %s', (before, text) =>
    given(before).when(text).thenRefused('merge-chain'),
  );
});
