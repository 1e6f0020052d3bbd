import { percentOf } from './percent';

it('Every whole percent comes back from its share', () => {
  for (let percent = 1; percent <= 100; percent++) expect(percentOf(percent / 100)).toBe(percent);
});
