import { belongingIn, personsOf } from './personas';
import type { Answered } from './probes';
import { routes } from './routes';
import type { Secret } from './world';

/** `database`: what PostgreSQL alone sees to – networks, and who sees what the vault keeps of a referral. */
export type Guard = 'application' | 'database';

function isFor(
  { networkId, personIds, roles, orPersonId, inVault }: Secret,
  { probe: { persona, route } }: Answered,
  guard: Guard,
): boolean {
  const isUndecided = guard === 'database' && persona.belongings.length === 0;
  const speakers = routes[route]?.isOfCaller || isUndecided ? personsOf(persona) : persona.belongings;
  return speakers
    .filter((me) => me.networkId === networkId)
    .some(
      (me) =>
        (guard === 'database' && !inVault) ||
        me.personId === orPersonId ||
        ((personIds?.includes(me.personId) ?? true) && (roles?.includes(me.role) ?? true)),
    );
}

const saidBy = ({ probe: { persona, route, method, path }, status }: Answered): string =>
  `${persona.name}: ${method} ${path} (${route}) ${String(status)}`;

/** Answers with a value that the caller must not see, one sentence each; values of their own request do not count. */
export function leaksIn(answers: readonly Answered[], secrets: readonly Secret[], guard: Guard): string[] {
  return answers.flatMap((answer) => {
    const { probe, text } = answer;
    const said = probe.path + JSON.stringify(probe.body ?? {});
    const found = secrets.filter(
      (secret) => text.includes(secret.text) && !said.includes(secret.text) && !isFor(secret, answer, guard),
    );
    const shown = guard === 'application' ? shownToMembers(answer) : [];
    return [...found.map((secret) => `${saidBy(answer)} shows ${secret.text}`), ...shown];
  });
}

type Members = { members: { personId: string; given: unknown; received: unknown; balance: unknown }[] };
type News = { networks: { networkId: string; personId: string; joinRequests: unknown }[] };
type Liveliness = { core: { name: unknown; personId: unknown }[]; exchange: { neither: unknown } | null };

/** What has no text of its own: figures of others, counts of other networks, and names behind the liveliness. */
function shownToMembers(answer: Answered): string[] {
  const { probe, status, text } = answer;
  if (status === 200 && probe.route === 'get /api/me/news') {
    const isHis = ({ networkId, personId, joinRequests }: News['networks'][number]) =>
      personsOf(probe.persona).some(
        (one) =>
          one.networkId === networkId &&
          one.personId === personId &&
          (joinRequests === null) === (one.role !== 'organiser'),
      );
    if (!(JSON.parse(text) as News).networks.every(isHis))
      return [`${saidBy(answer)} shows what is not theirs`];
  }
  const me = belongingIn(probe.persona, probe.ids.networkId);
  if (status !== 200 || !me) return [];
  if (probe.route.endsWith('/members') && me.role !== 'organiser') {
    const others = (JSON.parse(text) as Members).members.filter(({ personId }) => personId !== me.personId);
    if (
      others.some(({ given, received, balance }) => given !== null || received !== null || balance !== null)
    )
      return [`${saidBy(answer)} shows figures of others`];
  }
  if (probe.route.endsWith('/liveliness') && me.role === 'member') {
    const { core, exchange } = JSON.parse(text) as Liveliness;
    if (core.some(({ name, personId }) => name !== null || personId !== null) || exchange?.neither)
      return [`${saidBy(answer)} shows names`];
  }
  return [];
}

/** Answers with another status than they must have. */
export const wrongStatuses = (answers: readonly Answered[]): string[] =>
  answers
    .filter(({ probe, status }) => !probe.expected.includes(status))
    .map(
      (answer) =>
        `${saidBy(answer)} instead of ${answer.probe.expected.join(' or ')}: ${answer.text.slice(0, 200)}`,
    );
