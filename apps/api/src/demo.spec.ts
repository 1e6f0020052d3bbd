import { howToSeeDemo } from './demo';

describe('A person who starts Relais', () => {
  const made: string[] = [];
  const linkFor = (person: string) => {
    made.push(person);
    return Promise.resolve(`link for ${person}`);
  };
  const printed = async (isNew: boolean) => (await howToSeeDemo({ isNew }, linkFor)).join('\n');
  beforeEach(() => made.splice(0));

  it('gets links of the demo when it was loaded just now', async () => {
    expect(await printed(true)).toMatch(/organiser {2}link for P0001\n.*member {5}link for P0020$/s);
  });

  it('hears later how to make one, and none is made unasked', async () => {
    expect(await printed(false)).toContain('relais -- sign-in --network club-1 --person P0001');
    expect(made).toEqual([]);
  });
});
