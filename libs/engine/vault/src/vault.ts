import { type KeyObject, createHmac, createSecretKey } from 'node:crypto';
import type { PersonalValues, SealedValues } from '@relais/event-sourcing';
import type { EntityManager } from 'typeorm';
import { type Secrets, secretsFrom, wrappingKeyOf } from './secrets';
import { drawRandom, seal, unseal } from './sealing';
import type { VaultKeys } from './vault-keys';

const keyBytes = 32;
const rememberedKeys = 20_000;

/** A sealed value with its own key, wrapped by the master key. */
export type SealedAlone = Readonly<{ sealed: Buffer; wrappedKey: Buffer }>;

/** The bytes of a sealed value or of a wrapped key. */
type FoundRow =
  | { subject_id: string; field: string; sealed: Buffer; wrapped_key: null }
  | { subject_id: string; field: null; sealed: null; wrapped_key: Buffer };
type SealedRow = { subject_id: string; field: string; sealed: Buffer; wrapped_key: Buffer };

/**
 * Personal values: one row per value, encrypted under the key of its subject (AES-256-GCM), which is wrapped by the master key.
 * @param masterKey 32 bytes
 * @param secrets those of the installation; of a new one they follow from the master key
 */
export class Vault {
  private readonly wrappingKey: KeyObject;
  private readonly fingerprintKey: KeyObject;
  private readonly keys = new Map<string, KeyObject>();

  constructor(masterKey: Buffer, secrets: Secrets = secretsFrom(masterKey)) {
    this.wrappingKey = wrappingKeyOf(masterKey);
    this.fingerprintKey = createSecretKey(secrets.fingerprint);
  }

  /** Keyed hash by which two values can be compared without either being kept in the clear. */
  fingerprint(value: string): string {
    return createHmac('sha256', this.fingerprintKey).update(value.normalize('NFC')).digest('base64url');
  }

  /** Seals the values of a subject that is new to the vault, under its own key; without values nothing is stored. */
  sealNew(networkId: string, subjectId: string, values: PersonalValues): SealedValues[] {
    if (Object.keys(values).length === 0) return [];
    const key = drawRandom(keyBytes);
    const wrappedKey = seal(this.wrappingKey, key, subjectId);
    return this.sealed(networkId, subjectId, values, createSecretKey(key), wrappedKey);
  }

  /**
   * Seals further or corrected values of a subject; where it is not in the vault yet, under a new key.
   * @throws BelongsElsewhere for a subject of another network
   */
  async sealMore(
    keys: VaultKeys,
    networkId: string,
    subjectId: string,
    values: PersonalValues,
  ): Promise<SealedValues[]> {
    if (Object.keys(values).length === 0) return [];
    const wrapped = await keys.read(networkId, subjectId);
    if (wrapped === null) return this.sealNew(networkId, subjectId, values);
    return this.sealed(networkId, subjectId, values, this.unwrap(subjectId, wrapped), null);
  }

  /** The plain values of subjects of a network, by subject; those without values are missing. */
  async open(
    rows: EntityManager,
    networkId: string,
    subjectIds: readonly string[],
  ): Promise<Map<string, PersonalValues>> {
    const found: FoundRow[] = await rows.query(
      `select subject_id, field, sealed, null as wrapped_key from vault_value where network_id = $1 and subject_id = any ($2)
       union all select subject_id, null, null, wrapped_key from vault_key where network_id = $1 and subject_id = any ($2)`,
      [networkId, subjectIds],
    );
    return this.opened(withKeys(found));
  }

  /**
   * One field of subjects as it is once these events are recorded: what waits beside the vault for them counts already.
   * @param rows of the engine
   * @param networks of the subjects, by subject
   */
  async openAfter(
    rows: EntityManager,
    networks: ReadonlyMap<string, string>,
    field: string,
    eventIds: readonly string[],
  ): Promise<Map<string, string | undefined>> {
    const sealed: SealedRow[] = await rows.query(
      `select subject_id, field, sealed, wrapped_key from (
         select v.subject_id, v.field, v.sealed, k.wrapped_key, 0 as turn
           from unnest($1::uuid[], $2::uuid[]) as asked (subject_id, network_id)
           join vault_key k using (subject_id, network_id) join vault_value v using (subject_id, network_id) where v.field = $3
         union all
         select p.subject_id, p.field, p.sealed, coalesce(k.wrapped_key, p.wrapped_key), p.turn
           from vault_pending p left join vault_key k using (subject_id, network_id) where p.event_id = any ($4) and p.field = $3) as found
        order by turn`,
      [[...networks.keys()], [...networks.values()], field, eventIds],
    );
    return new Map([...this.opened(sealed)].map(([subjectId, values]) => [subjectId, values[field]]));
  }

  /** Seals a value that is stored outside the vault, under its own key; `name` ties it to its place. */
  sealAlone(name: string, value: string): SealedAlone {
    const key = drawRandom(keyBytes);
    return {
      sealed: seal(createSecretKey(key), Buffer.from(value, 'utf8'), `${name}:value`),
      wrappedKey: seal(this.wrappingKey, key, name),
    };
  }

  openAlone(name: string, { sealed, wrappedKey }: SealedAlone): string {
    return unseal(this.unwrap(name, wrappedKey), sealed, `${name}:value`).toString('utf8');
  }

  private opened(sealed: readonly SealedRow[]): Map<string, PersonalValues> {
    const values = new Map<string, Record<string, string>>();
    for (const { subject_id, field, sealed: bytes, wrapped_key } of sealed) {
      const plain = unseal(this.unwrap(subject_id, wrapped_key), bytes, `${subject_id}:${field}`).toString(
        'utf8',
      );
      const ofSubject = values.get(subject_id);
      if (ofSubject) ofSubject[field] = plain;
      else values.set(subject_id, { [field]: plain });
    }
    return values;
  }

  private sealed(
    networkId: string,
    subjectId: string,
    values: PersonalValues,
    key: KeyObject,
    wrappedKey: Buffer | null,
  ): SealedValues[] {
    return [
      {
        subjectId,
        networkId,
        wrappedKey,
        values: Object.entries(values).map(([field, value]) => ({
          field,
          sealed: seal(key, Buffer.from(value, 'utf8'), `${subjectId}:${field}`),
        })),
      },
    ];
  }

  private unwrap(subjectId: string, wrapped: Buffer): KeyObject {
    const name = wrapped.toString('base64');
    const known = this.keys.get(name);
    if (known) return known;
    const key = createSecretKey(unseal(this.wrappingKey, wrapped, subjectId));
    if (this.keys.size >= rememberedKeys) this.keys.clear();
    this.keys.set(name, key);
    return key;
  }
}

/**
 * Values with the keys of their subjects, put together here: a join would let the planner ask row-level security about every key of
 * the vault.
 */
function withKeys(found: readonly FoundRow[]): SealedRow[] {
  const keys = new Map(
    found.flatMap(({ subject_id, wrapped_key }) => (wrapped_key ? [[subject_id, wrapped_key]] : [])),
  );
  return found.flatMap(({ subject_id, field, sealed }) => {
    const wrapped_key = keys.get(subject_id);
    return field !== null && wrapped_key ? [{ subject_id, field, sealed, wrapped_key }] : [];
  });
}
