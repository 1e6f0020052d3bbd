import { deepestNesting, isBoundedJson, mostValuesIn } from './json-body';

const mostValues = mostValuesIn(32 * 1024);
const isBounded = (json: string): boolean => isBoundedJson(Buffer.from(json), mostValues);
const nested = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth);
const list = (values: number) => JSON.stringify(Array.from({ length: values - 1 }, () => 0));

describe('A body of JSON', () => {
  it.each([
    ['lists', nested('[', ']', deepestNesting), nested('[', ']', deepestNesting + 1)],
    ['objects', nested('{"a":', '}', deepestNesting), nested('{"a":', '}', deepestNesting + 1)],
    ['lists that nobody closes', '['.repeat(deepestNesting), '['.repeat(deepestNesting + 1)],
  ])('is nested so deep and no deeper, in %s', (_, inside, beyond) => {
    expect([isBounded(inside), isBounded(beyond)]).toEqual([true, false]);
  });

  it('has 2,000 values at most, and more where it may be longer', () =>
    expect([mostValues, mostValuesIn(96 * 1024)]).toEqual([2000, 6000]));

  it('has so many values and no more, in lists and objects, however wide or deep', () => {
    expect([isBounded(list(mostValues)), isBounded(list(mostValues + 1))]).toEqual([true, false]);
    expect(isBounded(`[${'{},'.repeat(mostValues / 2)}{}]`)).toBe(false);
    const keys = Object.fromEntries(Array.from({ length: mostValues + 1 }, (_, n) => [`k${String(n)}`, n]));
    expect(isBounded(JSON.stringify({ inside: keys }))).toBe(false);
  });

  it.each(['[[[[', ',,,,', '{"a":[1,2]}', 'a \\" b', '\\', '\\\\', '"'])(
    'may have any text: %j, many times',
    (text) => expect(isBounded(JSON.stringify([text.repeat(4000), text]))).toBe(true),
  );

  it('goes on being counted behind texts that end in backslashes', () => {
    expect(isBounded(`["\\\\",${'['.repeat(deepestNesting)}`)).toBe(false);
    expect(isBounded(`["\\\\\\"",${'['.repeat(deepestNesting)}`)).toBe(false);
  });
});
