import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { derivedKey, masterKey } from './master-key';

const root = join(__dirname, '../../../..');
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'relais-key-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('The master key', () => {
  it('is made at the first start, for the owner’s eyes only, and stays', () => {
    const key = masterKey(join(folder, 'new'), undefined);
    expect(key).toHaveLength(32);
    expect(masterKey(join(folder, 'new'), undefined)).toEqual(key);
    expect(statSync(join(folder, 'new/master.key')).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'new'))).toEqual(['master.key']);
    expect(masterKey(join(folder, 'another'), undefined)).not.toEqual(key);
  });

  it('is the configured one where there is one, and then no file is made', () => {
    const configured = randomBytes(32);
    expect(masterKey(folder, configured.toString('base64'))).toEqual(configured);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('must be 32 bytes long', () => {
    expect(() => masterKey(folder, randomBytes(16).toString('base64'))).toThrow('32 bytes');
    expect(() => masterKey(folder, '')).toThrow('32 bytes');
    writeFileSync(join(folder, 'master.key'), 'half a k');
    expect(() => masterKey(folder, undefined)).toThrow('32 bytes');
    expect(readFileSync(join(folder, 'master.key'), 'utf8')).toBe('half a k');
  });

  it('is one key even when several processes start for the first time at once', async () => {
    const script = `const { masterKey } = require('./dist/libs/engine/vault/src/master-key.js');
      setTimeout(() => process.stdout.write(masterKey(process.argv[1], undefined).toString('hex')), ${String(Date.now() + 1500)} - Date.now())`;
    const start = () => promisify(execFile)(process.execPath, ['-e', script, folder], { cwd: root });
    const keys = await Promise.all(Array.from({ length: 4 }, async () => (await start()).stdout));
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toBe(masterKey(folder, undefined).toString('hex'));
    expect(readdirSync(folder)).toEqual(['master.key']);
  });

  it('gives each purpose a key of its own', () => {
    const key = randomBytes(32);
    expect(derivedKey(key, 'commands')).toEqual(derivedKey(key, 'commands'));
    expect(derivedKey(key, 'commands')).not.toEqual(derivedKey(key, 'addresses'));
    expect(derivedKey(key, 'commands')).toHaveLength(32);
  });
});
