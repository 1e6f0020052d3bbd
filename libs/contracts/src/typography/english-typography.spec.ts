import { englishTypography } from './english-typography';

describe('English', () => {
  it.each([
    ["the network's members", 'the network’s members'],
    ["your networks' members.", 'your networks’ members.'],
    ["o'brien@example.org", "o'brien@example.org"],
  ])('has curly apostrophes: %s', (typed, set) => expect(englishTypography(typed)).toBe(set));
});
