import type { NetworkId, NewsAnswer, PersonId, ReferralId } from '@relais/contracts';
import { type Seen, newsOf, seenIn, totalOf, withSeen } from '../../../apps/web/src/server/news.rules';

const [ada, otherAda, zoe] = ['ada', 'other-ada', 'zoe'] as PersonId[] as [PersonId, PersonId, PersonId];
const [ours, theirs] = ['ours', 'theirs'] as NetworkId[] as [NetworkId, NetworkId];
const ids = (...all: string[]) => all as ReferralId[];
const answer = (...networks: NewsAnswer['networks']): NewsAnswer => ({ networks });

const both = answer(
  { networkId: ours, personId: ada, received: ids('a', 'b'), joinRequests: 2 },
  { networkId: theirs, personId: zoe, received: ids('c'), joinRequests: null },
);
const countsOf = (told: NewsAnswer, seen: Seen) =>
  newsOf(told, seen).map(({ unseen, joinRequests }) => [unseen.length, joinRequests]);

describe('What waits for the persons of an account', () => {
  it('is what they received and did not see here, and who asks to come in', () => {
    expect(countsOf(both, {})).toEqual([
      [2, 2],
      [1, 0],
    ]);
    expect(totalOf(newsOf(both, {}))).toBe(5);
    expect(countsOf(both, { [ada]: ids('b'), [zoe]: ids('c', 'd') })).toEqual([
      [1, 2],
      [0, 0],
    ]);
  });

  it('is never less than nothing: what was seen and is withdrawn, or too old, is no longer counted', () => {
    const seen = { [ada]: ids('a', 'b', 'x', 'y') };
    const left = answer({ networkId: ours, personId: ada, received: ids('z'), joinRequests: 0 });
    expect(countsOf(left, seen)).toEqual([[1, 0]]);
    expect(countsOf(answer(), seen)).toEqual([]);
    expect(totalOf([])).toBe(0);
  });

  it('is kept apart by person: what one of them saw, another has not', () => {
    expect(countsOf(both, { [otherAda]: ids('a', 'b', 'c') })).toEqual([
      [2, 2],
      [1, 0],
    ]);
  });

  it('counts who asks to come into a network once, for an account that is two organisers of it', () => {
    const twice = answer(
      { networkId: ours, personId: ada, received: ids('a'), joinRequests: 2 },
      { networkId: ours, personId: otherAda, received: ids('b'), joinRequests: 2 },
    );
    expect(totalOf(newsOf(twice, {}))).toBe(4);
  });
});

describe('What was seen on a device', () => {
  it('grows, stays the same where nothing is new, and remembers the latest thousand', () => {
    const once = withSeen({}, ada, ids('a', 'b'));
    expect(once).toEqual({ [ada]: ['a', 'b'] });
    expect(withSeen(once, ada, ids('b'))).toBe(once);
    expect(withSeen(once, zoe, ids('b'))).toEqual({ [ada]: ['a', 'b'], [zoe]: ['b'] });
    const many = ids(...Array.from({ length: 1000 }, (_, n) => String(n)));
    const full = withSeen(once, ada, many)[ada] ?? [];
    expect([full.length, full[0], full.at(-1)]).toEqual([1000, '0', '999']);
  });

  it.each([null, '', 'no', 'null', '[]', '7', '{"ada":1}'])('is nothing where %j is stored', (text) => {
    expect(seenIn(text)).toEqual({});
  });

  it('is read back as it was stored', () => {
    expect(seenIn(JSON.stringify({ [ada]: ['a'] }))).toEqual({ [ada]: ['a'] });
  });
});
