import { type KeyObject, createSecretKey } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { derivedKey, draftedMasterKey, knownMasterKey, masterKey, putInPlace } from './master-key';
import { seal, unseal } from './sealing';

const names = ['fingerprint', 'content'] as const;

/**
 * Secrets of 32 bytes that outlive a master key: the key of the fingerprints that compare values, and the key of the hashes of
 * commands' contents that identify a repeat.
 */
export type Secrets = Readonly<Record<(typeof names)[number], Buffer>>;

/** Under which the keys of the vault's subjects are wrapped. */
export const wrappingKeyOf = (master: Buffer): KeyObject =>
  createSecretKey(derivedKey(master, 'relais vault'));

/** Those of an installation whose master key was never another one. */
export const secretsFrom = (master: Buffer): Secrets => ({
  fingerprint: derivedKey(master, 'relais fingerprint'),
  content: derivedKey(master, 'relais command content'),
});

/** The master key and the secrets of an installation. */
export type Unlocked = Readonly<{ master: Buffer; secrets: Secrets }>;

/**
 * Unlocks an installation with the configured master key, or that of the data folder, which the first start makes. A rotation that was
 * interrupted after the database had the new key is finished here.
 * @param rows of the engine
 * @throws Error when the key is not 32 bytes long, is missing, or does not fit this database
 */
export async function unlock(
  rows: EntityManager,
  dataFolder: string,
  configured: string | undefined,
): Promise<Unlocked> {
  await ensureUnlockable(rows, dataFolder, configured);
  const master = masterKey(dataFolder, configured);
  try {
    return { master, secrets: await secretsUnder(rows, master) };
  } catch (error) {
    const draft = configured === undefined ? draftedMasterKey(dataFolder) : null;
    if (!draft) throw error;
    const secrets = await secretsUnder(rows, draft);
    putInPlace(dataFolder, master);
    return { master: draft, secrets };
  }
}

/**
 * Refuses a database that cannot be unlocked here, before anything is changed; its tables may be older than this version, or missing.
 * @param rows of the engine
 * @throws Error when the key is not 32 bytes long, is missing, or does not fit this database
 */
export async function ensureUnlockable(
  rows: EntityManager,
  dataFolder: string,
  configured: string | undefined,
): Promise<void> {
  const known = knownMasterKey(dataFolder, configured);
  const filled = await filledTables(rows);
  if (filled.length === 0) return;
  // Read again: another process at its first start writes the key before it seals anything.
  const master = known ?? knownMasterKey(dataFolder, configured);
  if (master === null)
    throw new Error(
      'The master key of this database is missing: put the right master.key back into the data folder, or set RELAIS_MASTER_KEY to it. ' +
        'Without it, names and contacts cannot be read.',
    );
  if (!filled.includes('installation_secret')) return;
  await storedSecrets(rows, master).catch((error: unknown) => {
    const draft = configured === undefined ? draftedMasterKey(dataFolder) : null;
    if (!draft) throw error;
    return storedSecrets(rows, draft);
  });
}

/** Which of the tables that hold something sealed are there and not empty; versions without secrets had the vault's keys. */
async function filledTables(rows: EntityManager): Promise<string[]> {
  const known = await rows.query<{ name: string }[]>(
    'select name from unnest($1::text[]) name where to_regclass(name) is not null',
    [['installation_secret', 'vault_key']],
  );
  const filled: string[] = [];
  for (const { name } of known) {
    const found = await rows.query<object[]>(`select from ${name} limit 1`);
    if (found.length === 1) filled.push(name);
  }
  return filled;
}

/**
 * The secrets of an installation, which are kept sealed under its master key from its first opening on.
 * @param rows of the engine
 * @throws Error when they do not open under this master key
 */
export async function secretsUnder(rows: EntityManager, master: Buffer): Promise<Secrets> {
  const known = await storedSecrets(rows, master);
  if (known) return known;
  await store(rows, master, secretsFrom(master));
  return (await storedSecrets(rows, master)) ?? secretsFrom(master);
}

/** Seals them under another master key, in the transaction that runs. */
export async function reseal(rows: EntityManager, secrets: Secrets, master: Buffer): Promise<void> {
  await rows.query('delete from installation_secret');
  await store(rows, master, secrets);
}

async function storedSecrets(rows: EntityManager, master: Buffer): Promise<Secrets | null> {
  const stored: { name: string; sealed: Buffer }[] = await rows.query(
    'select name, sealed from installation_secret',
  );
  const [fingerprint, content] = names.map((name) => {
    const sealed = stored.find((row) => row.name === name)?.sealed;
    return sealed && openSecret(sealed, name, master);
  });
  return fingerprint && content ? { fingerprint, content } : null;
}

function openSecret(sealed: Buffer, name: string, master: Buffer): Buffer {
  try {
    return unseal(sealingKeyOf(master), sealed, name);
  } catch (cause) {
    throw new Error(
      'The master key does not fit this database: it was rotated, or belongs to another installation. ' +
        'Put the right master.key into the data folder, or set RELAIS_MASTER_KEY to it.',
      { cause },
    );
  }
}

async function store(rows: EntityManager, master: Buffer, secrets: Secrets): Promise<void> {
  await rows.query(
    `insert into installation_secret (name, sealed) select * from unnest($1::text[], $2::bytea[]) on conflict do nothing`,
    [names, names.map((name) => seal(sealingKeyOf(master), secrets[name], name))],
  );
}

const sealingKeyOf = (master: Buffer): KeyObject => createSecretKey(derivedKey(master, 'relais secrets'));
