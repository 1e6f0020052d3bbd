import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventTypes } from '@relais/contracts';

const root = join(__dirname, '../..');
const handMade = new RegExp(`[\`'](${Object.keys(eventTypes).join('|')})-(\\$\\{|')`);

/** What is shipped of the server; element ids of the screens are no streams. */
const shipped = globSync('{libs,apps/api,apps/cli,apps/worker}/**/*.ts', { cwd: root }).filter(
  (file) => !/\.(spec|contract)\.ts$/.test(file),
);

describe('The name of a stream', () => {
  it('is made by streamOf alone', () => {
    expect(shipped.length).toBeGreaterThan(300);
    expect(shipped.filter((file) => handMade.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });

  it.each(['readStream(`referral-${id}`)', "stream.startsWith('attendance-')"])(
    'is seen where it is made by hand: %s',
    (code) => expect(code).toMatch(handMade),
  );
});
