import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RunningRelais, startRelais } from '../relais';

const file = join(__dirname, '../../../docs/openapi.json');

describe('The OpenAPI document', () => {
  let relais: RunningRelais;
  beforeAll(async () => {
    relais = await startRelais();
  });
  afterAll(() => relais.stop());

  it('is checked in as it is served (renew it with RENEW_OPENAPI=1)', async () => {
    const { body } = await relais.ask('GET', '/api/docs/openapi.json');
    const served = `${JSON.stringify(body, null, 2)}\n`;
    if (process.env['RENEW_OPENAPI']) writeFileSync(file, served);
    expect(readFileSync(file, 'utf8')).toBe(served);
  });

  it('describes every route that outside programs rely on', async () => {
    const { body } = await relais.ask('GET', '/api/docs/openapi.json');
    const paths = body['paths'] as Record<string, Record<string, unknown>>;
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(routes).toEqual(
      expect.arrayContaining([
        'get /api/me',
        'get /api/networks/{networkId}/members',
        'put /api/referrals/{referralId}',
        'put /api/referrals/{referralId}/agreement',
        'put /api/referrals/{referralId}/withdrawal',
        'put /api/thanks/{thanksId}',
        'get /api/networks/{networkId}/people/{personId}/ledger',
        'get /api/networks/{networkId}/liveliness',
        'put /api/meetings/{meetingId}',
        'put /api/meetings/{meetingId}/attendance/{personId}',
      ]),
    );
  });
});
