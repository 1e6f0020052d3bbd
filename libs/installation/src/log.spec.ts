import { log, withoutValues } from './log';

/** The lines that are written while this runs. */
function written(run: () => void): Record<string, unknown>[] {
  const lines: string[] = [];
  const write = jest
    .spyOn(process.stderr, 'write')
    .mockImplementation((line) => lines.push(String(line)) > 0);
  try {
    run();
  } finally {
    write.mockRestore();
  }
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('A line of the log', () => {
  it('is one line of JSON with time, level and what happened, whatever is in it', () => {
    const lines = written(() => log('warn', 'It broke\n{"level":"info"}', { status: 403, route: '/api/me' }));
    expect(lines).toEqual([
      {
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        process: process.pid,
        level: 'warn',
        what: expect.not.stringContaining('\n'),
        status: 403,
        route: '/api/me',
      },
    ]);
  });

  it.each([
    ['an address', 'could not reach zoe.martin@example.org today'],
    ['what stands in quotes', `invalid input syntax for type uuid: "zoe.martin" or 'zoe.martin'`],
    ['a key of PostgreSQL', 'Key (name)=(zoe.martin) already exists'],
    ['a token', `refused relais_${'x'.repeat(40)}zoe.martin`],
    ['the secret of a link', `GET /sign-in/${'zoe-martin'.repeat(5)}`],
  ])('has no %s', (_, text) => expect(withoutValues(text)).not.toMatch(/zoe.?martin/));

  it('keeps ids, and no telephone number or code', () => {
    const id = '3f2b1a90-1111-4222-8333-000000000001';
    expect(withoutValues(`network ${id} at +33612345678, code 123456`)).toBe(`network ${id} at …, code …`);
    const kind = 'OAUTH_JWT_CLAIM_COMPARISON_FAILED';
    expect(withoutValues(kind)).toBe(kind);
  });

  it('tells of an error of the database its code and place, not what was written', () => {
    const error = Object.assign(new Error('Failing row contains (Zoé Martin)'), {
      ...{
        severity: 'ERROR',
        code: '23514',
        table: 'api_token',
        detail: 'Zoé Martin',
        parameters: ['Zoé Martin'],
      },
      cause: new Error('value of "Zoé Martin"'),
    });
    const [line] = written(() => log('error', 'A request failed', error));
    expect(line).toMatchObject({
      error: { code: '23514', table: 'api_token', cause: { message: 'value of …' } },
    });
    expect(JSON.stringify(line)).not.toContain('Zoé');
    expect((line?.['error'] as { at: string[] }).at[0]).toContain('log.spec');
  });
});
