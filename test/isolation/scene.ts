import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RunningRelais, startRelais } from '../acceptance/relais';
import { type Persona, personasOf } from './personas';
import { type Answered, asked, probesOf } from './probes';
import type { Scene } from './route-probes';
import { routes } from './routes';
import { World } from './world';

type OpenApi = { paths: Record<string, Record<string, unknown>> };
const { paths } = JSON.parse(readFileSync(join(__dirname, '../../docs/openapi.json'), 'utf8')) as OpenApi;

/** `get /api/me` and so on, of the document that a test compares with what is served. */
export const served = Object.entries(paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => `${method} ${path}`),
);
export const reads = served.filter((route) => route.startsWith('get '));
export const writes = served.filter((route) => !route.startsWith('get ') && !routes[route]?.takesAway);
export const takingsAway = served.filter((route) => routes[route]?.takesAway);

export type Stage = Readonly<{
  relais: RunningRelais;
  scene: Scene;
  personas: readonly Persona[];
  /** The position of the log before the first probe. */
  before: number;
  /** Every persona probes, or those that the last argument names. */
  probe(routes: readonly string[], url?: string, named?: readonly string[]): Promise<Answered[]>;
}>;

/** A running Relais with two networks, and everybody who probes it. */
export async function openStage(): Promise<Stage> {
  const relais = await startRelais();
  const world = new World(relais);
  const names = ['Ada', 'Karim', 'Hugo', 'Olga', 'Fern', 'Zoé'];
  const scene = { world, ours: await world.found(names), theirs: await world.found(names) };
  const personas = await personasOf(relais, scene.ours, scene.theirs);
  const before = await relais.installation.store.lastPosition();
  await relais.installation.readModels.waitFor(before);
  return {
    ...{ relais, scene, personas, before },
    async probe(routes, url = relais.url, named = personas.map(({ name }) => name)) {
      const probing = personas.filter(({ name }) => named.includes(name));
      const answers = await asked(
        url,
        routes.flatMap((route) => probesOf(route, probing, scene)),
      );
      await relais.installation.readModels.waitFor(await relais.installation.store.lastPosition());
      return answers;
    },
  };
}
