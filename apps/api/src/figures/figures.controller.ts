import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import { type Caller, NetworkAccess } from '@relais/access';
import {
  Day,
  Instant,
  LedgerAnswer,
  LivelinessAnswer,
  LivelinessPeopleAnswer,
  NetworkId,
  PersonId,
} from '@relais/contracts';
import { ledgerOfPerson } from '@relais/ledger';
import {
  careNotesIn,
  contactsOf,
  livelinessOf,
  livelinessPeopleOf,
  visitorsToFollowUp,
} from '@relais/liveliness';
import { NetworkRow, ensureMay, may } from '@relais/networks';
import { Vault } from '@relais/vault';
import { z } from 'zod';
import { Me } from '../http/caller.decorator';

const LedgerQuery = z.object({
  asOf: Day.optional(),
  knownAt: Instant.optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(1000),
});
type LedgerQuery = z.infer<typeof LedgerQuery>;

const AsOfQuery = z.object({ asOf: Day.optional() });
type AsOfQuery = z.infer<typeof AsOfQuery>;

/** The figures: each a projection of the events, as of any day. */
@ApiTags('figures')
@ApiBearerAuth()
@Controller('api/networks/:networkId')
export class FiguresController {
  constructor(
    private readonly access: NetworkAccess,
    private readonly vault: Vault,
  ) {}

  @Get('people/:personId/ledger')
  @ApiQuery({ name: 'asOf', required: false })
  @ApiQuery({ name: 'knownAt', required: false })
  @ApiQuery({ name: 'cursor', required: false })
  @ApiQuery({ name: 'limit', required: false })
  @ApiOkResponse({ standardSchema: LedgerAnswer })
  async ledger(
    @Me() caller: Caller,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
    @Param('personId', { schema: PersonId }) personId: PersonId,
    @Query({ schema: LedgerQuery }) { asOf, knownAt, cursor, limit }: LedgerQuery,
  ): Promise<LedgerAnswer> {
    const day = asOf ?? (await this.access.today(caller, networkId));
    return this.access.read(caller, networkId, async (rows, me) => {
      ensureMay(me, 'read-ledger', { whose: [personId], path: 'personId' });
      const [network] = await rows.find(NetworkRow, { where: { networkId } });
      const language = network?.language ?? 'fr';
      const asked = {
        networkId,
        language,
        personId,
        asOf: day,
        knownAt: knownAt ?? null,
        cursor: cursor ?? null,
        limit,
      };
      return ledgerOfPerson(rows, this.vault, asked);
    });
  }

  @Get('liveliness')
  @ApiQuery({ name: 'asOf', required: false })
  @ApiOkResponse({ standardSchema: LivelinessAnswer })
  async liveliness(
    @Me() caller: Caller,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
    @Query({ schema: AsOfQuery }) { asOf }: AsOfQuery,
  ): Promise<LivelinessAnswer> {
    const day = asOf ?? (await this.access.today(caller, networkId));
    return this.access.read(caller, networkId, (rows, me) => {
      ensureMay(me, 'read-network');
      return livelinessOf(rows, this.vault, { networkId, asOf: day }, may(me, 'read-names'));
    });
  }

  @Get('liveliness/people')
  @ApiQuery({ name: 'asOf', required: false })
  @ApiOkResponse({ standardSchema: LivelinessPeopleAnswer })
  async livelinessPeople(
    @Me() caller: Caller,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
    @Query({ schema: AsOfQuery }) { asOf }: AsOfQuery,
  ): Promise<LivelinessPeopleAnswer> {
    const today = await this.access.today(caller, networkId);
    const region = await this.access.phoneRegion(networkId);
    const day = asOf ?? today;
    return this.access.read(caller, networkId, async (rows, me) => {
      ensureMay(me, 'read-names');
      const figuresShown = may(me, 'read-figures');
      const named = await livelinessPeopleOf(rows, this.vault, { networkId, asOf: day }, figuresShown);
      if (day !== today)
        return { ...named, lists: { ...named.lists, toFollowUp: [] }, contacts: [], careNotes: [] };
      const careNotes = await careNotesIn(rows, this.vault, networkId);
      const firstVisits = named.lists.toFollowUp;
      const toFollowUp = await visitorsToFollowUp(rows, this.vault, networkId, firstVisits, careNotes);
      const lists = { ...named.lists, toFollowUp };
      const contacts = await contactsOf(rows, this.vault, { networkId, today, region }, lists);
      return { ...named, lists, contacts, careNotes };
    });
  }
}
