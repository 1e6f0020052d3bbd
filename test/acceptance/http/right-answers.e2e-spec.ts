import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LedgerAnswer, LivelinessAnswer, NetworkId, PersonId } from '@relais/contracts';
import { importSecretOf, importedId } from '@relais/networks';
import { imported } from '../imported';
import { type RunningRelais, startRelais } from '../relais';

const root = join(__dirname, '../../..');

type Expected = Record<
  string,
  {
    ledger: Record<string, Ledger>;
    liveliness: Record<string, unknown> & { core: string[]; meetings: object[] };
  }
>;
type Ledger = Record<string, unknown> & { lines: number; counterparts: Record<string, object> };

const expected = JSON.parse(
  readFileSync(join(root, 'test/data/matinales-du-port.expected.json'), 'utf8'),
) as Expected;

describe('Les Matinales du Port, imported and asked over HTTP', () => {
  let relais: RunningRelais;
  let networkId: NetworkId;
  let secret: string;
  beforeAll(async () => {
    relais = await startRelais();
    ({ networkId } = (await imported(relais, join(root, 'demo/matinales-du-port'))) as {
      networkId: NetworkId;
    });
    secret = await importSecretOf(relais.installation.database.engine.manager, networkId);
  }, 120_000);
  afterAll(() => relais.stop());

  const personId = (ref: string) => importedId(secret, 'person', ref) as PersonId;
  const days = Object.keys(expected);
  const ledgers = days.flatMap((day) =>
    Object.keys(expected[day]?.ledger ?? {}).map((ref) => [ref, day] as const),
  );

  it.each(ledgers)('has the ledger of %s as of %s right to the cent', async (ref, day) => {
    const token = await relais.token(networkId, personId(ref));
    const path = `/api/networks/${networkId}/people/${personId(ref)}/ledger?asOf=${day}`;
    const { body } = await relais.ask('GET', path, { token });
    const { summary, counterparts, entries } = body as unknown as LedgerAnswer;
    const { lines, counterparts: others, ...figures } = expected[day]?.ledger[ref] as Ledger;
    expect(summary).toEqual(figures);
    expect(entries).toHaveLength(lines);
    expect(entries.at(-1)).toMatchObject({ balance: summary.balance, valueBalance: summary.valueBalance });
    const byRef = counterparts.map(({ ref: other, given, received, balance, broughtIn, earned }) => [
      other,
      { given, received, balance, broughtIn, earned },
    ]);
    expect(Object.fromEntries(byRef)).toEqual(others);
  });

  it.each(days)('has the liveliness as of %s right to the last digit', async (day) => {
    const token = await relais.token(networkId, personId('P0001'), 'organiser');
    const { body } = await relais.ask('GET', `/api/networks/${networkId}/liveliness?asOf=${day}`, { token });
    const answer = body as unknown as LivelinessAnswer;
    const { core, meetings, ...figures } = expected[day]?.liveliness as Expected[string]['liveliness'];
    expect(answer).toMatchObject(figures);
    expect(answer.core.map(({ ref }) => ref).sort()).toEqual(core);
    expect(answer.meetings.slice(-meetings.length)).toMatchObject(meetings);
  });

  it('gives the same ledger page by page', async () => {
    const token = await relais.token(networkId, personId('P0020'));
    const path = `/api/networks/${networkId}/people/${personId('P0020')}/ledger`;
    const whole = (await relais.ask('GET', path, { token })).body as unknown as LedgerAnswer;
    const pages: LedgerAnswer['entries'] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? '?limit=50' : `?limit=50&cursor=${cursor}`;
      const page = (await relais.ask('GET', `${path}${query}`, { token })).body as unknown as LedgerAnswer;
      expect(page.summary).toEqual(whole.summary);
      pages.push(...page.entries);
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(pages).toEqual(whole.entries);
  });
});
