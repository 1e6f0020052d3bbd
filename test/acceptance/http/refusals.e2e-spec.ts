import type { Problem } from '@relais/contracts';
import { type RawAnswer, head, rawAnswer } from '../raw-http';
import { type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, smallNetwork } from '../small-network';

const path = '/api/referrals/3f2b1a90-0000-4000-8000-000000000001';
const invitations = '/api/networks/3f2b1a90-0000-4000-8000-000000000001/invitations';
const json = 'application/json';

describe('A request that is refused', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  let bearer: string;
  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, ['Ada', 'Karim']);
    bearer = `Bearer ${await relais.token(network.networkId, String(network.people['Ada']))}`;
  });
  afterAll(() => relais.stop());

  const expectProblem = ({ status, type, body }: RawAnswer, expected: number) => {
    expect({ status, type }).toEqual({ status: expected, type: 'application/problem+json; charset=utf-8' });
    expect(JSON.parse(body)).toMatchObject({
      status: expected,
      type: expect.stringContaining('urn:relais:'),
    });
    expect(body.length).toBeLessThan(2000);
  };
  const signedIn = (headers: Record<string, string>) => ({
    authorization: bearer,
    'content-type': json,
    ...headers,
  });

  it.each<[string, string, Record<string, string>, number]>([
    ['nobody is signed in', `PUT ${path}`, { 'content-length': '1000' }, 401],
    ['a token is no token', `PUT ${path}`, { authorization: 'Bearer guessed', 'content-length': '9' }, 401],
    ['another site sends it', `PUT ${path}`, { origin: 'https://evil.example', 'content-length': '9' }, 403],
    ['there is nothing at this address', 'POST /api/nowhere', { 'content-length': '1000' }, 404],
    ['no route has this method', 'PATCH /api/me', { 'transfer-encoding': 'chunked' }, 404],
    ['nobody is signed in, and no end is said', `PUT ${path}`, { 'transfer-encoding': 'chunked' }, 401],
    ['it is said to be too long', `PUT ${path}`, { 'content-length': String(32 * 1024 + 1) }, 413],
    ['many are invited at too great length', `PUT ${invitations}`, { 'content-length': '98305' }, 413],
    ['an open route is sent too much', 'POST /api/sign-in', { 'content-length': '1000000000' }, 413],
    ['a read has a long body', 'GET /api/me', { 'content-length': '1000000000' }, 413],
    ['it is compressed', `PUT ${path}`, { 'content-encoding': 'gzip', 'content-length': '9' }, 415],
    ['it is compressed twice', `PUT ${path}`, { 'content-encoding': 'br, gzip', 'content-length': '9' }, 415],
  ])('is answered before its body is read: %s', async (_, request, headers, status) => {
    const sent = { ...(status === 413 && { authorization: bearer }), 'content-type': json, ...headers };
    expectProblem(await rawAnswer(relais.url, head(request, sent)), status);
  });

  it.each([
    ['of text', 'text/plain'],
    ['of a form', 'application/x-www-form-urlencoded'],
    ['of something that is no type', 'nonsense'],
    ['of a type like JSON', 'application/vnd.relais+json'],
  ])('is answered before its body is read: %s', async (_, type) => {
    const request = head(`PUT ${path}`, signedIn({ 'content-type': type, 'content-length': '9' }));
    expectProblem(await rawAnswer(relais.url, request), 415);
  });

  it('is answered as soon as it is too long, where it says no length', async () => {
    const chunk = `8000\r\n${'x'.repeat(0x8000)}\r\n`;
    const request = head(`PUT ${path}`, signedIn({ 'transfer-encoding': 'chunked' }));
    expectProblem(await rawAnswer(relais.url, request, chunk, chunk), 413);
  });

  it('may be longer where many are invited', async () => {
    const token = bearer.slice('Bearer '.length);
    const people = Array.from({ length: 900 }, () => 'é'.repeat(33)).join('\n');
    const body = { people: people.slice(0, 30_000), asMembers: false };
    const answer = await relais.ask('PUT', `/api/networks/${network.networkId}/invitations`, { token, body });
    expect(Buffer.byteLength(JSON.stringify(body))).toBeGreaterThan(32 * 1024);
    expect(answer).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
  });

  it('tells a client that goes on sending, too', async () => {
    for (let time = 0; time < 10; time++) {
      const answer = await relais.ask('PUT', path, { body: { need: 'x'.repeat(8 * 1024 * 1024) } });
      expect(answer).toMatchObject({ status: 413, body: { code: 'too-large' } });
    }
  });

  const deep = (open: string, close: string) => open.repeat(5000) + close.repeat(5000);
  const many = JSON.stringify(Object.fromEntries(Array.from({ length: 2050 }, (_, n) => [`key${n}`, n])));
  it.each<[string, string | Buffer]>([
    ['nested lists', deep('[', ']')],
    ['nested lists inside a known field', `{"need":${deep('[', ']')}}`],
    ['nested objects', deep('{"a":', '}')],
    ['nested lists that are not closed', '['.repeat(30_000)],
    ['many keys', many],
    ['many keys inside a known field', `{"prospect":${many}}`],
    ['a long list inside a known field', `{"networkId":[${'0,'.repeat(15_000)}0]}`],
    ['a key that means a prototype', '{"prospect":{"__proto__":{"role":"organiser"}}}'],
    ['a key that means a constructor', '{"constructor":{"prototype":{"role":"organiser"}}}'],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d])],
    ['UTF-16', Buffer.from('{"need":"x"}', 'utf16le')],
    ['JSON that ends early', '{"need":'],
    ['nothing', ''],
  ])('is malformed with a body of %s', async (_, body) => {
    const length = String(Buffer.byteLength(body));
    const answer = await rawAnswer(
      relais.url,
      head(`PUT ${path}`, signedIn({ 'content-length': length })),
      body,
    );
    expectProblem(answer, 400);
  });

  it.each<[string, () => string, number]>([
    ['a path that cannot be decoded', () => head('GET /api/%zz'), 400],
    ['a path with half a character', () => head('GET /api/networks/%c3'), 400],
    ['a NUL in a path', () => head('GET /assets/%00'), 404],
    ['a part of a path of 101 characters', () => head(`PUT /api/referrals/${'x'.repeat(101)}`), 414],
    ['a part of a path of 8,000 characters', () => head(`GET /api/me/${'x'.repeat(8000)}`), 404],
    ['headers of more than 16 KiB', () => head('GET /api/me', { cookie: 'x'.repeat(17_000) }), 431],
    ['an address of more than 16 KiB', () => head(`GET /api/me?${'x'.repeat(17_000)}`), 431],
    ['no Host', () => 'GET /api/me HTTP/1.1\r\n\r\n', 400],
    ['two lengths', () => head('PUT /api/me', { 'content-length': '1\r\ncontent-length: 2' }), 400],
    [
      'a length and chunks',
      () => head('PUT /api/me', { 'content-length': '1', 'transfer-encoding': 'chunked' }),
      400,
    ],
    ['a length that is none', () => head('PUT /api/me', { 'content-length': '-1' }), 400],
    ['a method that nobody knows', () => head('BREW /api/me'), 400],
    ['a method of WebDAV', () => head('PROPFIND /api/me'), 404],
    ['TRACE', () => head('TRACE /api/me'), 404],
    ['CONNECT', () => head('CONNECT example.org:443'), 405],
    ['OPTIONS of everything', () => head('OPTIONS *'), 404],
    ['another protocol', () => '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400],
    ['HTTP/2', () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
    ['an expectation', () => head('PUT /api/me', { expect: 'a miracle', 'content-length': '1' }), 417],
    [
      'chunks that are none',
      () => `${head(`PUT ${path}`, signedIn({ 'transfer-encoding': 'chunked' }))}zz\r\n`,
      400,
    ],
    ['a range that is not there', () => head('GET /favicon.svg', { range: 'bytes=999999-' }), 416],
  ])('is answered by a problem: %s', async (_, request, status) => {
    expectProblem(await rawAnswer(relais.url, request()), status);
  });

  it.each([
    ['1', '3f2b1a90-0000-1000-8000-000000000001', [400, 400]],
    ['2', '3f2b1a90-0000-2000-8000-000000000001', [400, 400]],
    ['3', '3f2b1a90-0000-3000-8000-000000000001', [400, 400]],
    ['6', '3f2b1a90-0000-6000-8000-000000000001', [400, 400]],
    ['4', '3f2b1a90-0000-4000-8000-000000000001', [404, 404]],
    ['7', '01932f2b-0000-7000-8000-000000000001', [404, 404]],
    ['5', '3f2b1a90-0000-5000-8000-000000000001', [404, 400]],
    ['8', '3f2b1a90-0000-8000-8000-000000000001', [404, 400]],
    ['none: nil', '00000000-0000-0000-0000-000000000000', [400, 400]],
    ['none: max', 'ffffffff-ffff-ffff-ffff-ffffffffffff', [400, 400]],
    ['another variant', '3f2b1a90-0000-4000-c000-000000000001', [400, 400]],
  ])('has an id of version %s: %s in the path, as a command', async (_, id, [inPath, asCommand]) => {
    const token = bearer.slice('Bearer '.length);
    const read = await relais.ask('GET', `/api/referrals/${id}`, { token });
    const written = await relais.ask('PUT', `/api/networks/${network.networkId}/description`, {
      token,
      body: { controller: 'Ada' },
      headers: { 'relais-command': id },
    });
    expect([read.status, written.status === 403 ? 404 : written.status]).toEqual([inPath, asCommand]);
  });

  it('repeats little of what was sent', async () => {
    const keys = Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`unknown${String(n)}`, n]));
    const { body } = await relais.ask('PUT', path, { token: bearer.slice('Bearer '.length), body: keys });
    expect((body as Problem).code).toBe('malformed');
    expect(JSON.stringify(body).length).toBeLessThan(2000);
  });
});
