import { randomUUID } from 'node:crypto';
import { NamesSeen } from './names-seen';

describe('The names that were seen', () => {
  it('are never forgotten, and hardly ever taken for others', () => {
    const seen = new NamesSeen();
    const [names, others] = [0, 1].map(() => Array.from({ length: 20_000 }, () => `test-${randomUUID()}`));
    for (const name of names ?? []) seen.add(name);
    expect(names?.every((name) => seen.mayHave(name))).toBe(true);
    expect(others?.filter((name) => seen.mayHave(name)).length).toBeLessThan(5);
  });
});
