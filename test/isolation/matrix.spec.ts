import { leaksIn, wrongStatuses } from './leaks';
import { personsOf } from './personas';
import type { Answered } from './probes';
import { routes } from './routes';
import { type Stage, openStage, reads, served, takingsAway, writes } from './scene';

describe('The matrix of every route, role, network and thing', () => {
  let stage: Stage;
  const answers: Answered[] = [];
  beforeAll(async () => {
    stage = await openStage();
    for (const some of [reads, writes, reads, takingsAway]) answers.push(...(await stage.probe(some)));
  }, 480_000);
  afterAll(() => stage.relais.stop());

  it('has every route that is served, and no other', () => {
    expect(Object.keys(routes).sort()).toEqual(served.toSorted());
  });

  it('has at least 5,000 probes, and each persona gets in where it belongs', () => {
    expect(answers.length).toBeGreaterThanOrEqual(5000);
    const closed = answers.filter(({ probe }) => routes[probe.route]?.open === undefined);
    for (const persona of stage.personas) {
      const got = closed.filter(({ probe, status }) => probe.persona === persona && status === 200);
      expect([persona.name, got.length > 0]).toEqual([persona.name, personsOf(persona).length > 0]);
    }
  });

  it('shows nobody what is not theirs', () => {
    expect(leaksIn(answers, stage.scene.world.secrets, 'application')).toEqual([]);
  });

  it('refuses as it must, and never breaks', () => {
    // The person may have been erased, by themselves or by an organiser.
    const isGone = /^a (?:former member|visitor): PUT \S+ \(put \S*erasure\) 401 /;
    expect(wrongStatuses(answers).filter((wrong) => !isGone.test(wrong))).toEqual([]);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  });

  it('shows everybody what is theirs', () => {
    const seen = answers.map(({ text }) => text).join('\n');
    const { secrets } = stage.scene.world;
    const shown = ['Nom', 'Firme', 'Métier', 'Prospect', 'Besoin', 'Jeton', 'Demande', 'Adresse', ':765'];
    for (const what of shown)
      expect([what, secrets.some(({ text }) => text.startsWith(what) && seen.includes(text))]).toEqual([
        what,
        true,
      ]);
  });

  it('records nothing of what it refuses', async () => {
    const allowed = new Set(
      answers
        .filter(({ status, probe }) => status === 200 && probe.method === 'PUT')
        .flatMap(({ probe: { commandId, ids } }) => [commandId, ...Object.values(ids)]),
    );
    const events = await stage.relais.installation.store.readAll(stage.before, 100_000);
    expect(events.length).toBeGreaterThan(50);
    expect(events.filter(({ metadata }) => !allowed.has(metadata.correlationId))).toEqual([]);
    const tokens = await stage.relais.installation.database.engine.query<{ id: string }[]>(
      `select token_id as id from api_token where name = 'Neuf'`,
    );
    expect(tokens.length).toBeGreaterThan(0);
    expect(tokens.filter(({ id }) => !allowed.has(id))).toEqual([]);
  });
});
