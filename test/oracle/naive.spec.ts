import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFolder } from './folder';
import { naiveLedger, type NaiveLedger } from './naive-ledger';
import { naiveLiveliness, type NaiveLiveliness } from './naive-liveliness';

type Expected = {
  ledger: Record<string, NaiveLedger>;
  liveliness: Omit<NaiveLiveliness, 'core' | 'people' | 'otherMeetings'> & { core: string[] };
};

const data = join(__dirname, '..', 'data');
const folder = readFolder(join(data, '../../demo/matinales-du-port'));
const expected = JSON.parse(readFileSync(join(data, 'matinales-du-port.expected.json'), 'utf8')) as Record<
  string,
  Expected
>;

const numbersClose = (value: unknown): unknown => {
  if (typeof value === 'number' && !Number.isInteger(value)) return expect.closeTo(value, 12) as unknown;
  if (Array.isArray(value)) return value.map(numbersClose);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, numbersClose(inner)]));
};

describe.each(Object.entries(expected))(
  'The naive implementation, as of %s',
  (asOf, { ledger, liveliness }) => {
    it.each(Object.entries(ledger))('gives the ledger of %s', (personRef, answer) => {
      expect(naiveLedger(folder, personRef, asOf)).toEqual(answer);
    });

    it('gives the liveliness', () => {
      const answer = naiveLiveliness(folder, asOf);
      expect({
        ...answer,
        core: answer.core.map(({ ref }) => ref),
        meetings: answer.meetings.slice(-12),
      }).toMatchObject(numbersClose(liveliness) as object);
    });
  },
);
