import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { type Persona, belongingIn, personsOf } from './personas';
import type { Body, Ids, RouteProbes, Scene } from './route-probes';
import { routes } from './routes';
import { type Kind, type Thing, kinds } from './world';

/** One request of one persona, and the statuses that it may get. */
export type Probe = Readonly<{
  route: string;
  method: string;
  path: string;
  ids: Ids;
  persona: Persona;
  body: Body | undefined;
  headers: Readonly<Record<string, string>>;
  commandId: string;
  expected: readonly number[];
}>;

export type Answered = Readonly<{ probe: Probe; status: number; text: string }>;

const kindsIn = (path: string): Kind[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => {
    const kind = kinds.find((known) => known === name);
    if (!kind) throw new Error(`The matrix has nothing to put in the place of {${String(name)}}.`);
    return kind;
  });

/**
 * What a path may name: all things of a network with one another, the first and the last of it with those of the other, and something
 * unknown in each place.
 */
function namings(kindsNamed: readonly Kind[], things: readonly Thing[]): Ids[] {
  const ends = [...firstOf(things), ...firstOf(things.toReversed())];
  const known = kindsNamed
    .reduce<Thing[][]>(
      (all, kind) =>
        all.flatMap((named) =>
          things.filter((thing) => thing.kind === kind).map((thing) => [...named, thing]),
        ),
      [[]],
    )
    .filter(
      (named) =>
        named.every(({ networkId }) => networkId === named[0]?.networkId) ||
        named.every((thing) => ends.includes(thing)),
    )
    .map((named) => Object.fromEntries(named.map(({ kind, id }) => [kind, id])) as Ids);
  return [...known, ...kindsNamed.map((kind) => ({ ...known[0], [kind]: randomUUID() }))];
}

/** The first of each kind in each network. */
const firstOf = (things: readonly Thing[]): Thing[] =>
  things.filter(
    (thing) =>
      thing === things.find(({ kind, networkId }) => kind === thing.kind && networkId === thing.networkId),
  );

/**
 * Every persona at a route with everything that its path may name, something unknown included, and every body; who is let in nowhere
 * names one thing of each network.
 */
export function probesOf(route: string, personas: readonly Persona[], scene: Scene): Probe[] {
  const of = routes[route];
  if (!of) throw new Error(`Nobody probes ${route}.`);
  const [method = '', path = ''] = route.split(' ');
  const { things } = scene.world;
  const [all, few] = [things, firstOf(things)].map((some) => namings(kindsIn(path), some));
  return personas.flatMap((persona) =>
    (personsOf(persona).length === 0 ? few : all)!.flatMap((named) =>
      (of.bodies?.(scene) ?? [undefined]).slice(0, persona.isRefused && 1).map((body) => {
        // What is unknown is new each time: else the second who writes it would find it.
        const ids = Object.fromEntries(
          Object.entries(named).map(([kind, id]) => [kind, thingOf(scene, id) ? id : randomUUID()]),
        ) as Ids;
        const filled = `${path.replace(/\{(\w+)\}/g, (_, kind: Kind) => ids[kind] ?? '')}${of.query ?? ''}`;
        const asked = { route, method: method.toUpperCase(), path: filled, ids, persona, body };
        const headers = of.keepsSession ? {} : persona.headers;
        return { ...asked, headers, commandId: randomUUID(), expected: expectedOf(of, asked, scene) };
      }),
    ),
  );
}

const thingOf = ({ world }: Scene, id: string | undefined): Thing | undefined =>
  world.things.find((thing) => thing.id === id);

function expectedOf(
  route: RouteProbes,
  asked: Pick<Probe, 'method' | 'ids' | 'persona' | 'body'>,
  scene: Scene,
): readonly number[] {
  const accepted = expectedOfMembers(route, asked, scene);
  const { open, isOfCaller, ofAccount, takesAway, beforeAcceptance } = route;
  if (!asked.persona.isPending || open || isOfCaller || ofAccount) return accepted;
  const isOwn = belongingIn(asked.persona, networkOf(asked, scene)) !== undefined;
  // Until they accept, which is probed beside what takes away.
  if (!isOwn || (beforeAcceptance && !takesAway)) return accepted;
  return takesAway ? [...accepted, 403] : [403];
}

function networkOf({ ids, body = {} }: Pick<Probe, 'ids' | 'body'>, scene: Scene): string | undefined {
  const [first] = Object.values(ids);
  return ids.networkId ?? (body['networkId'] as string | undefined) ?? thingOf(scene, first)?.networkId;
}

function expectedOfMembers(
  { may, open, isOfCaller, ofAccount, once, isPassing }: RouteProbes,
  { method, ids, persona, body = {} }: Pick<Probe, 'method' | 'ids' | 'persona' | 'body'>,
  scene: Scene,
): readonly number[] {
  if (open) return open;
  if (personsOf(persona).length === 0) return [401];
  if (isOfCaller) return [200, 204];
  if (ofAccount) return 'cookie' in persona.headers ? ofAccount : [403];
  const named = Object.values(ids).map((id) => thingOf(scene, id));
  const [thing] = named;
  const networkId = networkOf({ ids, body }, scene);
  const me = belongingIn(persona, networkId);
  if (!me) return [isUndecided(persona, networkId) ? 400 : 404];
  const isForeign = named.some((one) => one && one.networkId !== networkId);
  const isUnknown = named.includes(undefined);
  const allowed = may(me, { ids, body, thing });
  if (!allowed) return isForeign ? [403, 404] : thing && method === 'PUT' ? [403, 409] : [403];
  if (isForeign) return [404];
  if (method === 'GET') return isUnknown ? [404] : isPassing ? [200, 404] : [200];
  // Rules that do not depend on who asks may still say no; what is unknown, or was revoked by another probe, is not found.
  const rules = [200, 204, 409, 422, ...(allowed === true ? [] : [403])];
  return isUnknown || once || method === 'DELETE' ? [...rules, 404] : rules;
}

const isUndecided = (persona: Persona, networkId: string | undefined): boolean =>
  !('relais-person' in persona.headers) && personsOf(persona).some((one) => one.networkId === networkId);

const agent = new Agent({ keepAlive: true });

/** Over connections that stay: `fetch` takes three times as long, and there are thousands of probes. Of a stream the first piece is read. */
function answerTo(url: string, probe: Probe): Promise<Answered> {
  const { route, method, path, body, commandId } = probe;
  const sent = body && JSON.stringify(body);
  const headers = {
    ...probe.headers,
    'relais-command': commandId,
    ...(sent && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent) }),
  };
  return new Promise((resolve, reject) => {
    const asked = request(`${url}${path}`, { agent, method, headers }, (response) => {
      let text = '';
      const end = () => resolve({ probe, status: response.statusCode ?? 0, text });
      response.setEncoding('utf8').on('end', end).on('error', reject);
      response.on('data', (piece: string) => {
        text += piece;
        if (!routes[route]?.isStream || response.statusCode !== 200) return;
        end();
        response.destroy();
      });
    });
    asked.on('error', reject).end(sent);
  });
}

/**
 * Requests that each persona has under way. Relais works on 12 of a caller at a time and on 32 of a network; the five strangers are one
 * caller, and so are the personas of one account. None of their requests therefore waits for its turn, however slow the machine is. All
 * together they are more than the database has connections.
 */
const ofEach = 2;

/** Asks route by route, all personas at the same time. */
export async function asked(url: string, probes: readonly Probe[]): Promise<Answered[]> {
  // Callers that Relais has not seen yet are one caller, too.
  for (const { headers } of new Set(probes.map(({ persona }) => persona)))
    await (await fetch(`${url}/api/me`, { headers })).text();
  const answers: Answered[] = [];
  for (const ofRoute of Map.groupBy(probes, ({ route }) => route).values()) {
    const ofPersonas = Map.groupBy(ofRoute, ({ headers }) => JSON.stringify(headers));
    await Promise.all(
      [...ofPersonas.values()].flatMap((own) => {
        const waiting = own.values();
        return Array.from({ length: ofEach }, async () => {
          for (const probe of waiting) answers.push(await answerTo(url, probe));
        });
      }),
    );
  }
  return answers;
}
