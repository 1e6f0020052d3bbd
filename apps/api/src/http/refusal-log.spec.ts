import type { AskedRequest } from './caller.decorator';
import { RefusalLog } from './refusal-log';

describe('The log of what was refused', () => {
  const lines: Record<string, unknown>[] = [];
  beforeEach(() => {
    lines.length = 0;
    jest.spyOn(process.stderr, 'write').mockImplementation((line) => {
      lines.push(JSON.parse(String(line)) as Record<string, unknown>);
      return true;
    });
  });
  afterEach(() => jest.restoreAllMocks());

  const request = { method: 'PUT', routeOptions: { url: '/api/thanks/:thanksId' } } as AskedRequest;

  it('has at most 300 lines of a status a minute, and says how many it left out', () => {
    let now = 0;
    const refusals = new RefusalLog(() => now);
    for (let n = 0; n < 1000; n++) refusals.note({ status: 400, code: 'malformed' }, request);
    refusals.note({ status: 401, code: 'not-signed-in' }, request);
    expect(lines).toHaveLength(301);
    expect(lines.at(-1)).toMatchObject({
      status: 401,
      method: 'PUT',
      route: '/api/thanks/:thanksId',
      who: null,
    });

    now = 60_000;
    refusals.note({ status: 400, code: 'malformed' }, request);
    expect(lines.slice(301)).toMatchObject([
      { status: 400, leftOut: 700 },
      { status: 400, code: 'malformed' },
    ]);
  });

  it('has no line of what is no try: not found, refused by a rule', () => {
    const refusals = new RefusalLog();
    for (const status of [404, 409, 422, 503]) refusals.note({ status, code: 'any' }, request);
    expect(lines).toEqual([]);
  });
});
