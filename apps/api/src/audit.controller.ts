import { Controller, Get, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AuditAnswer, NetworkId, type PersonId, type Role } from '@relais/contracts';
import type { StoredEvent } from '@relais/event-sourcing';
import { type Asker, ensureMay, notedIn, personCards } from '@relais/identity';
import { ErasedSubjectRow, Vault } from '@relais/privacy';
import { Me } from './asker.decorator';
import { Asking } from './asking';

type Entry = AuditAnswer['entries'][number];
type Told = Pick<Entry, 'at' | 'what' | 'about' | 'role'> &
  Readonly<{ byId: PersonId | null; whomId: PersonId | null }>;

const whatOf: Readonly<Record<string, Entry['what']>> = {
  RoleGranted: 'role-granted',
  RoleRevoked: 'role-revoked',
  RoleSuspended: 'role-suspended',
  RoleConfirmed: 'role-confirmed',
  MembershipCorrected: 'membership-corrected',
  PersonErased: 'person-erased',
  ContactErased: 'contact-erased',
  ProspectErased: 'prospect-erased',
};

/** Who did what in a network, by ids: roles and erasures from the facts, the rest from what was noted. */
@ApiTags('networks')
@ApiBearerAuth()
@Controller('api/networks/:networkId/audit')
export class AuditController {
  constructor(
    private readonly asking: Asking,
    private readonly vault: Vault,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: AuditAnswer })
  async entries(
    @Me() asker: Asker,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
  ): Promise<AuditAnswer> {
    ensureMay({ asker: this.asking.in(asker, networkId) }, 'read-audit');
    const today = await this.asking.today(asker, networkId);
    const since = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
    const facts = await this.factsOf(asker, networkId, since);
    return this.asking.read(asker, networkId, async (rows) => {
      const noted = (await notedIn(rows, networkId)).map(({ at, ...entry }): Told => ({
        ...entry,
        at: at.toISOString(),
        role: null,
        whomId: entry.what === 'address-corrected' ? (entry.about as PersonId | null) : null,
      }));
      const told = [...facts.map(toldBy), ...noted].toSorted((one, other) => other.at.localeCompare(one.at));
      const people = told.flatMap(({ byId, whomId }) => [byId, whomId]).filter((id) => id !== null);
      const cards = await personCards(rows, this.vault, networkId, [...new Set(people)]);
      const who = (personId: PersonId | null) =>
        personId && { personId, name: cards.get(personId)?.name ?? null };
      return {
        entries: told.map(({ byId, whomId, ...entry }) => ({ ...entry, by: who(byId), whom: who(whomId) })),
      };
    });
  }

  /** The facts since a day that an organiser may want to look up, the newest first; of what was erased in the streams of the erased. */
  private async factsOf(asker: Asker, networkId: NetworkId, since: string): Promise<StoredEvent[]> {
    const erased = await this.asking.read(asker, networkId, (rows) =>
      rows.find(ErasedSubjectRow, { where: { networkId } }),
    );
    const streams = erased
      .filter(({ erasedOn }) => erasedOn >= since)
      .map(({ what, about }) => `${what === 'prospect' ? 'referral' : 'person'}-${about}`);
    const facts: StoredEvent[] = [];
    for (const stream of new Set([`network-${networkId}`, ...streams]))
      facts.push(...(await this.asking.facts(asker, stream)));
    return facts
      .filter(({ type, recordedAt }) => type in whatOf && recordedAt >= since)
      .toSorted((one, other) => other.position - one.position);
  }
}

function toldBy({ type, data, recordedAt, metadata }: StoredEvent): Told {
  const {
    personId = null,
    referralId = null,
    role = null,
  } = data as {
    personId?: PersonId;
    referralId?: string;
    role?: Role;
  };
  return {
    at: new Date(recordedAt).toISOString(),
    what: whatOf[type] ?? 'role-granted',
    about: personId ?? referralId,
    role,
    byId: metadata.actorId as PersonId | null,
    whomId: personId,
  };
}
