import { head, rawAnswer } from '../acceptance/raw-http';
import type { Bench, Line } from './bench';
import { cpuOfProcess } from './cpu';
import type { HttpClub } from './http-content';
import { RelaisServer, manyConnections } from './relais-server';
import { atMost } from './report/findings';
import { median } from './report/rounds';

const rounds = 3;
const requestsOfKind = 150;
const requestsOfOneByte = 16;
const callers = 8;
const referral = '/api/referrals/3f2b1a90-0000-4000-8000-000000000001';
const longest = 32 * 1024;
const invitations = 96 * 1024;
const oneByte = 'chunks of one byte, token';

/** One way to make a server work for nothing, and the status that it is refused with. */
type Kind = Readonly<{ name: string; status: number; sent: readonly (string | Buffer)[] }>;

export const refusals: Line = {
  name: 'refusals',
  title: 'What a refused request costs',
  async run(bench) {
    const databaseUrl = await bench.freshDatabase();
    const relais = await RelaisServer.start(databaseUrl, {
      ...manyConnections,
      RELAIS_READS_PER_MINUTE: '1',
    });
    try {
      const measured = [];
      for (const kind of kinds(relais.clubs[0] as HttpClub)) {
        bench.say(kind.name);
        const found = [];
        for (let round = 0; round < rounds; round++) found.push(await costOf(bench, relais, kind));
        const [node, postgres] = [
          median(found.map((one) => one.node)),
          median(found.map((one) => one.postgres)),
        ];
        measured.push({ ...kind, node, postgres });
      }
      const worst = Math.max(
        ...measured.filter(({ name }) => name !== oneByte).map(({ node, postgres }) => node + postgres),
      );
      return {
        targets: [atMost('a refused request: CPU, the dearest kind', worst / 1000, 2, 'ms')],
        tables: [
          {
            head: ['refused', 'status', 'Node µs each', 'PostgreSQL µs each'],
            rows: measured.map(({ name, status, node, postgres }) => [
              name,
              String(status),
              node.toFixed(0),
              postgres.toFixed(0),
            ]),
          },
        ],
        method: `CPU of the server and of PostgreSQL from the connection to the answer, ${String(rounds)} × ${String(requestsOfKind)} requests of each kind, ${String(callers)} at a time, each over a connection of its own, against Relais as \`npm start\` starts it, with room for more connections from one address, as each refused one lingers for a second; everything else that the server does is included. "Token": signed in by a good one. Chunks of one byte are not counted in the target: Node parses what one read of the socket brings, up to 64 KiB, before anything of ours may stop it.`,
      };
    } finally {
      await relais.stop();
    }
  },
};

async function costOf({ clocks }: Bench, { pid, url }: RelaisServer, { name, status, sent }: Kind) {
  const node = cpuOfProcess(pid);
  const now = () => ({ node: node() ?? Number.NaN, postgres: clocks.postgres() ?? Number.NaN });
  const requests = name === oneByte ? requestsOfOneByte : requestsOfKind;
  let left = requests;
  const caller = async () => {
    while (left-- > 0) {
      const answer = await rawAnswer(url, ...sent);
      if (answer.status !== status)
        throw new Error(`${name}: answered ${String(answer.status)}: ${answer.body}`);
    }
  };
  for (let n = 0; n < callers; n++) await rawAnswer(url, ...sent);
  const before = now();
  await Promise.all(Array.from({ length: callers }, caller));
  const after = now();
  return {
    node: (after.node - before.node) / requests,
    postgres: (after.postgres - before.postgres) / requests,
  };
}

function kinds({ token, networkId }: HttpClub): Kind[] {
  const signedIn = { authorization: `Bearer ${token}` };
  const put = (
    name: string,
    status: number,
    body: string | Buffer,
    headers: Record<string, string> = signedIn,
    request = `PUT ${referral}`,
  ): Kind => ({
    name,
    status,
    sent: [
      head(request, {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(body)),
        ...headers,
      }),
      body,
    ],
  });
  const nested = (bytes: number) => '['.repeat(bytes / 2) + ']'.repeat(bytes / 2);
  const keys = (count: number) =>
    JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${String(n)}`, n])));
  const text = 'x'.repeat(longest - 100);
  const chunked = { ...signedIn, 'content-type': 'application/json', 'transfer-encoding': 'chunked' };
  const invite = `PUT /api/networks/${networkId}/invitations`;
  return [
    put('nobody signed in, 32 KiB nested', 401, nested(longest), {}),
    put('a guessed token', 401, '{}', { authorization: `Bearer relais_${'x'.repeat(43)}` }),
    put('a guessed session', 401, '{}', { cookie: `relais-0=${'x'.repeat(43)}` }),
    put('another origin', 403, nested(longest), { origin: 'https://evil.example' }),
    { name: 'too many requests, token', status: 429, sent: [head('GET /api/me', signedIn)] },
    put('1 MiB nested', 413, nested(1024 * 1024), {}),
    put('1 MiB nested, token', 413, nested(1024 * 1024)),
    {
      name: '1 MiB in chunks, token',
      status: 413,
      sent: [
        head(`PUT ${referral}`, chunked),
        ...Array<string>(16).fill(`10000\r\n${'['.repeat(65_536)}\r\n`),
      ],
    },
    {
      name: oneByte,
      status: 413,
      sent: [head(`PUT ${referral}`, chunked), '1\r\n[\r\n'.repeat(longest)],
    },
    put('compressed', 415, Buffer.alloc(1000), { ...signedIn, 'content-encoding': 'gzip' }),
    put('another type', 415, text, { ...signedIn, 'content-type': 'text/plain' }),
    put('32 KiB nested, token', 400, nested(longest)),
    put('32 KiB nested in a known field, token', 400, `{"need":${nested(longest - 10)}}`),
    put('32 KiB that is one text, token', 400, JSON.stringify(text)),
    put('32 KiB of text in a known field, token', 400, JSON.stringify({ need: text })),
    put('32 KiB of backslashes in a known field, token', 400, JSON.stringify({ need: '\\'.repeat(16_000) })),
    put(
      '10,000 invisible characters in a known field, token',
      400,
      JSON.stringify({ need: '\u200b'.repeat(9900) }),
    ),
    put('every second character is invisible, token', 400, JSON.stringify({ need: 'x\u200b'.repeat(4900) })),
    put(
      '10,000 invisible characters as a time zone, token',
      400,
      JSON.stringify({ timezone: '\u200b'.repeat(9900) }),
      signedIn,
      `PUT /api/networks/${networkId}`,
    ),
    put('32 KiB of keys, token', 400, keys(2100)),
    put('as many keys as are read, token', 400, keys(1990)),
    put('as many values as are read in a known field, token', 400, `{"prospect":${keys(1980)}}`),
    put('32 KiB that is no UTF-8, token', 400, Buffer.alloc(longest, 0xc3)),
    put(
      '400 lines that are no guests, token',
      400,
      JSON.stringify({ people: `${'a'.repeat(70)}\n`.repeat(399), asMembers: false }),
      signedIn,
      invite,
    ),
    put(
      '30,000 characters that are no guests, token',
      400,
      JSON.stringify({ people: 'a,'.repeat(15_000), asMembers: false }),
      signedIn,
      invite,
    ),
    put('96 KiB nested among guests, token', 400, `{"people":${nested(invitations - 12)}}`, signedIn, invite),
    put(
      '96 KiB that is one text of guests, token',
      400,
      JSON.stringify({ people: 'x'.repeat(invitations - 100) }),
      signedIn,
      invite,
    ),
    put(
      '96 KiB of backslashes among guests, token',
      400,
      JSON.stringify({ people: '\\'.repeat(48_000) }),
      signedIn,
      invite,
    ),
    put('a long address, token', 404, '', signedIn, `PUT /api/${'x/'.repeat(7500)}`),
    put('a parameter of 101 characters, token', 414, '', signedIn, `PUT /api/referrals/${'x'.repeat(101)}`),
    put('a query of 5,000 keys', 401, '', {}, `PUT ${referral}?${'a&'.repeat(2500)}${'b=1&'.repeat(2500)}`),
    put('a cookie header of 15 KiB', 401, '', {
      cookie: Array.from({ length: 2000 }, (_, n) => `c${String(n)}=1`)
        .join('; ')
        .slice(0, 15_000),
    }),
    {
      name: '2,500 headers',
      status: 401,
      sent: [head(`PUT ${referral}`).trimEnd(), '\r\n', 'a:b\r\n'.repeat(2500), '\r\n'],
    },
    { name: 'headers of 64 KiB', status: 431, sent: [head('GET /api/me', { cookie: 'x'.repeat(65_536) })] },
    { name: 'no HTTP', status: 400, sent: [Buffer.alloc(4096, 0x16)] },
  ];
}
