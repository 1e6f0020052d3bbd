import { timingSafeEqual } from 'node:crypto';
import { cleanName, cleanPhone, nationalPhone, normaliseAddress } from '@relais/contracts';
import type { PersonalValues } from '@relais/event-sourcing';
import type { Vault } from '@relais/vault';
import type { EntityManager } from 'typeorm';

const believedMs = 5000;
const significantDigits = 9;

const keyLength = 22;
const lastDigits = (phone: string): string => cleanPhone(phone).replace(/\D/g, '').slice(-significantDigits);

/**
 * The key in the link by which a prospect objects: the referral's id and a keyed hash of it, so that the id alone, which others know,
 * opens nothing.
 */
export const objectionKey = (vault: Vault, referralId: string): string =>
  `${referralId}_${vault.fingerprint(`objection-link:${referralId}`).slice(0, keyLength)}`;

/** The referral that a key is of; null: it is none of ours. */
export function referralOfKey(vault: Vault, key: string): string | null {
  const [referralId = ''] = key.split('_');
  const [said, right] = [Buffer.from(key), Buffer.from(objectionKey(vault, referralId))];
  return said.length === right.length && timingSafeEqual(said, right) ? referralId : null;
}

type Known = Readonly<{ hashes: ReadonlySet<string>; until: number }>;

/**
 * People who do not wish to be recommended in a network, only by keyed hashes: of the e-mail, the telephone (its last nine digits) and
 * a name of two words or more, without accents and capitals.
 */
export class Objections {
  private readonly known = new Map<string, Known>();

  /** @param rows of the engine */
  constructor(
    private readonly rows: EntityManager,
    private readonly vault: Vault,
  ) {}

  /** Notes the values of a prospect who objects; noting them again changes nothing. Other processes know within five seconds. */
  async record(networkId: string, values: PersonalValues, on: string): Promise<void> {
    await this.rows.query(
      `insert into objection (network_id, hash, objected_on) select $1, hash, $3 from unnest($2::text[]) as hash on conflict do nothing`,
      [networkId, this.hashesOf(networkId, values), on],
    );
    this.known.delete(networkId);
  }

  /** Whether a prospect with one of these values has objected to being recommended in the network. */
  async has(networkId: string, values: PersonalValues): Promise<boolean> {
    const asked = this.hashesOf(networkId, values);
    if (asked.length === 0) return false;
    const { hashes } = await this.of(networkId);
    return asked.some((hash) => hashes.has(hash));
  }

  private async of(networkId: string): Promise<Known> {
    const known = this.known.get(networkId);
    if (known && known.until > Date.now()) return known;
    const rows: { hash: string }[] = await this.rows.query(
      'select hash from objection where network_id = $1',
      [networkId],
    );
    const fresh = { hashes: new Set(rows.map(({ hash }) => hash)), until: Date.now() + believedMs };
    this.known.set(networkId, fresh);
    return fresh;
  }

  private hashesOf(networkId: string, { name = '', phone = '', email = '' }: PersonalValues): string[] {
    const words =
      cleanName(name)
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? [];
    // Each way in which one was ever hashed, so that old objections hold.
    const addresses = new Set([email.trim().toLowerCase(), normaliseAddress(email)]);
    const numbers = new Set([phone, nationalPhone(phone)].map(lastDigits));
    const said = [
      ...[...addresses].map((address) => address && `email:${address}`),
      ...[...numbers].map((digits) => digits.length === significantDigits && `phone:${digits}`),
      words.length > 1 && `name:${words.sort().join(' ')}`,
    ];
    return said
      .filter(Boolean)
      .map((value) => this.vault.fingerprint(`objection:${networkId}:${String(value)}`));
  }
}
