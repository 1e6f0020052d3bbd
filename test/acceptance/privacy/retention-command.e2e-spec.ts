import { type RunningRelais, startRelais } from '../relais';
import { relaisCommand } from '../relais-command';

describe('relais retention', () => {
  let relais: RunningRelais;
  beforeAll(async () => {
    relais = await startRelais();
  });
  afterAll(() => relais.stop());
  const run = (...args: string[]) => relaisCommand(relais.environment, ...args);

  it('shows that nothing is erased by a clock that is doubted, until an operator confirms it', async () => {
    await relais.sql(
      `insert into erasure_clock (noted_at, doubted_at, doubt) values ('2020-01-01', '2030-04-09T03:00:00Z', 'clock-ahead')
       on conflict (is_only) do update set noted_at = excluded.noted_at, doubted_at = excluded.doubted_at, doubt = excluded.doubt`,
    );
    const suspended = { because: 'clock-ahead', since: '2030-04-09T03:00:00.000Z' };
    const { out } = await run('status');
    expect(out).toMatch(/^ {2}nothing has been erased since 2030-04-09.*relais retention --confirm$/m);
    expect((await run('status', '--json')).json()).toMatchObject({ retention: { suspended } });
    expect((await run('retention', '--json')).json()).toMatchObject({ suspended });
    const confirmed = (await run('retention', '--confirm', '--json')).json();
    expect(confirmed).toEqual({ now: confirmed['now'], notedAt: confirmed['now'], suspended: null });
  });
});
