import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NetworkId, PersonId } from '@relais/contracts';
import { ErasureList } from './erasure-list';

const networkId = NetworkId.parse('00000000-0000-4000-8000-000000000e70');
const ada = {
  what: 'person' as const,
  networkId,
  about: PersonId.parse('00000000-0000-4000-8000-0000000000a1'),
};
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'relais-erasures-'))));
afterEach(() => rmSync(folder, { recursive: true }));

describe('The list of erasures', () => {
  it('is empty where nothing was erased', () => {
    expect(new ErasureList(folder).entries()).toEqual([]);
  });

  it('keeps each erasure once, for its owner’s eyes, and by ids alone', () => {
    const list = new ErasureList(folder);
    list.add([ada]);
    list.add([ada, { ...ada, what: 'contact' }]);
    new ErasureList(folder).add([ada]);
    expect(new ErasureList(folder).entries()).toEqual([ada, { ...ada, what: 'contact' }]);
    const path = join(folder, 'erasures.jsonl');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, 'utf8').trim().split('\n')).toHaveLength(2);
    expect(list.has(ada)).toBe(true);
  });

  it('says which line cannot be read', () => {
    new ErasureList(folder).add([ada]);
    appendFileSync(join(folder, 'erasures.jsonl'), '{"what":"person"}\n');
    expect(() => new ErasureList(folder)).toThrow('erasures.jsonl, line 2');
  });
});
