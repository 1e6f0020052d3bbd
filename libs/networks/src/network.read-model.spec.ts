import { randomUUID } from 'node:crypto';
import { Charter, NetworkId, PersonId } from '@relais/contracts';
import { Database } from '@relais/database';
import { readerIn, storedEvent } from '../../../test/support/events';
import { type TestDatabase, migratedDatabase } from '../../../test/support/postgres';
import { emptyNetwork, evolveNetwork } from './network';
import type { NetworkEvent } from './network.events';
import {
  CharterVersionRow,
  MembershipRow,
  NetworkRow,
  RoleGrantRow,
  networkRows,
  networks,
} from './network.read-model';

let fresh: TestDatabase;
let database: Database;
let networkId: NetworkId;
beforeAll(async () => {
  fresh = await migratedDatabase();
  database = await Database.open(fresh.url, networkRows);
});
beforeEach(() => (networkId = NetworkId.parse(randomUUID())));
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

const ada = PersonId.parse('00000000-0000-4000-8000-0000000000a1');
const founded = (ref: string = randomUUID()): NetworkEvent => ({
  type: 'NetworkFounded',
  on: '2024-01-09',
  data: { ref, timezone: 'Europe/Paris', currency: 'EUR', decimals: 2, language: 'fr' },
});
const adopted = (on: string, comfortSize: number): NetworkEvent => ({
  type: 'CharterAdopted',
  on,
  data: { charter: Charter.parse({ comfortSize }) },
});
const admitted = (joinedOn: string | null): NetworkEvent => ({
  type: 'MemberAdmitted',
  on: joinedOn ?? '2026-03-02',
  data: { personId: ada, joinedOn },
});
const left = (on: string, because: 'left' | 'moved' = 'left'): NetworkEvent => ({
  type: 'MemberLeft',
  on,
  data: { personId: ada, because },
});

const corrected = (
  previousJoinedOn: string | null,
  joinedOn: string | null,
  leftOn: string | null = null,
): NetworkEvent => ({
  type: 'MembershipCorrected',
  on: '2026-03-02',
  data: {
    ...{ personId: ada, previousJoinedOn, joinedOn, leftOn },
    ...{ because: leftOn === null ? null : 'died', reason: 'import' },
  },
});

const project = (events: readonly NetworkEvent[], of = networkId): Promise<void> =>
  database.engine.transaction((rows) =>
    networks.handle(
      events.map((event) => storedEvent(event, { networkId: of, stream: `network-${of}` })),
      rows,
    ),
  );
const rowsOf = <Row extends object>(row: new () => Row): Promise<Row[]> =>
  database.asReader(readerIn(networkId), (rows) => rows.find(row));

describe('The networks', () => {
  it('are listed with their charters', async () => {
    await project([
      founded('port'),
      adopted('2024-01-09', 20),
      adopted('2026-01-01', 40),
      adopted('2026-01-01', 50),
    ]);
    expect(await rowsOf(NetworkRow)).toEqual([
      { networkId, ref: 'port', timezone: 'Europe/Paris', currency: 'EUR', decimals: 2, language: 'fr' },
    ]);
    const versions = (await rowsOf(CharterVersionRow)).sort((a, b) => (a.from < b.from ? -1 : 1));
    expect(versions.map(({ from, charter }) => [from, charter.comfortSize])).toEqual([
      ['2024-01-09', 20],
      ['2026-01-01', 50],
    ]);
  });

  it('never stop at a second one of the same ref: the first keeps it', async () => {
    const other = NetworkId.parse(randomUUID());
    await project([founded('twice')]);
    await project([founded('twice'), admitted(null)], other);
    const found = await database.engine.manager.find(NetworkRow, { where: { ref: 'twice' } });
    expect(found.map((network) => network.networkId)).toEqual([networkId]);
  });

  it('have roles that are granted, changed and revoked', async () => {
    await project([
      founded(),
      { type: 'RoleGranted', on: '2026-03-02', data: { personId: ada, role: 'host' } },
    ]);
    await project([{ type: 'RoleGranted', on: '2026-03-02', data: { personId: ada, role: 'organiser' } }]);
    expect(await rowsOf(RoleGrantRow)).toEqual([{ networkId, personId: ada, role: 'organiser' }]);
    await project([{ type: 'RoleRevoked', on: '2026-03-02', data: { personId: ada } }]);
    expect(await rowsOf(RoleGrantRow)).toEqual([]);
  });

  it.each([
    ['one who stays', [admitted('2025-01-07')]],
    ['one since always', [admitted(null)]],
    ['one who left', [admitted(null), left('2025-06-01', 'moved')]],
    ['one who came back', [admitted('2020-01-01'), left('2022-01-01'), admitted('2025-01-07')]],
    ['an earlier time entered later', [admitted('2025-01-07'), admitted('2020-01-01'), left('2022-01-01')]],
    [
      'both over',
      [admitted('2025-01-07'), admitted('2020-01-01'), left('2022-01-01'), left('2025-09-01', 'moved')],
    ],
    ['one who did not leave', [admitted(null), left('2025-06-01'), corrected(null, '2025-01-07')]],
    [
      'the first of two corrected, twice',
      [
        ...[admitted('2020-01-01'), left('2022-01-01'), admitted('2025-01-07')],
        ...[corrected('2020-01-01', null, '2022-02-01'), corrected(null, '2020-02-01', '2022-03-01')],
        left('2025-09-01'),
      ],
    ],
  ])('have memberships as the decisions see them: %s', async (_, events) => {
    await project([founded(), ...events]);
    const rows = await rowsOf(MembershipRow);
    const periods = events.reduce(evolveNetwork, emptyNetwork).members.periodsOf(ada);
    expect(
      rows
        .sort((a, b) => a.period - b.period)
        .map(({ joinedOn, leftOn, leftBecause: because }) => ({ joinedOn, leftOn, because })),
    ).toEqual(periods);
  });
});
