import { once } from 'node:events';
import { END, ErrorType, type KurrentDBClient, isCommandError } from '@kurrent/kurrentdb-client';
import { LogUnreachable } from '@relais/event-sourcing';
import { connect, hostsOf, inTime, userOf } from './kurrent-client';

const probeMs = 3000;
const oldest = 25;
/** Statuses of gRPC. */
const permissionDenied = 7;
const unauthenticated = 16;

/** KurrentDB answers, and lets this user do nothing: another try does not help. */
export class LogRefused extends Error {}

/**
 * Asks a KurrentDB once for its version and for all events after now. Only the half of the client that is asked here says why it failed.
 * @returns a warning in a sentence when the version is older than Relais asks for
 * @throws LogRefused, LogUnreachable in a sentence that says what to do
 */
export async function probe(url: string): Promise<string | null> {
  const client = connect(url);
  try {
    const serverVersion = await inTime(probeMs, versionOf(client));
    return Number.parseInt(serverVersion) < oldest
      ? `KurrentDB at ${hostsOf(url)} is v${serverVersion}: Relais asks for ${String(oldest)} or later.`
      : null;
  } catch (error) {
    throw troubleOf(url, error);
  } finally {
    void client.dispose();
  }
}

async function versionOf(client: KurrentDBClient): Promise<string> {
  const subscription = client.subscribeToAll({ fromPosition: END });
  // What happens to it later matters to nobody.
  subscription.on('error', () => undefined);
  await once(subscription, 'confirmation');
  void subscription.unsubscribe().catch(() => undefined);
  return (await client['capabilities']).serverVersion;
}

const underWay = new Map<string, Promise<unknown>>();

/** Many callers of one outage ask together. */
function probeTogether(url: string): Promise<unknown> {
  const known = underWay.get(url);
  if (known) return known;
  const probing = probe(url).finally(() => underWay.delete(url));
  underWay.set(url, probing);
  return probing;
}

const troubles: readonly (readonly [RegExp, string])[] = [
  [/certificate/i, 'its certificate is not trusted; name the authority by tlsCAFile=… in EVENT_STORE_URL'],
  [/ECONNREFUSED/, 'nothing listens there; check host and port in EVENT_STORE_URL, or start it'],
  [/Name resolution|ENOTFOUND/, 'this name is not known; check the host in EVENT_STORE_URL'],
  [
    /wrong version number/,
    'what listens there speaks without TLS; check the port, or add tls=false to EVENT_STORE_URL',
  ],
  [
    /Protocol error|Failed to connect|UNIMPLEMENTED|HTTP status|Parse Error|ECONNRESET/,
    'what listens there is no KurrentDB, or one with TLS; check the port and tls=… in EVENT_STORE_URL',
  ],
];

/** An error of the client as a sentence that says what to do. */
function troubleOf(url: string, error: unknown): Error {
  const [hosts, user] = [hostsOf(url), userOf(url)];
  const { code } = error as { code?: unknown };
  if (code === unauthenticated)
    return new LogRefused(
      `KurrentDB at ${hosts} does not accept the password of ${user ?? 'nobody'}: check user and password in EVENT_STORE_URL.`,
      { cause: error },
    );
  if (code === permissionDenied)
    return new LogRefused(
      `KurrentDB at ${hosts} does not let ${user ?? 'callers without a user'} read $all: as an administrator, set the metadata of the stream $all to {"$acl":{"$r":["$admins","${user ?? 'USER'}"]}}.`,
      { cause: error },
    );
  const message = error instanceof Error ? error.message : String(error);
  const known = troubles.find(([pattern]) => pattern.test(message));
  return unreachable(url, known ? `${known[1]}.` : message, error);
}

const unreachable = (url: string, why: string, cause: unknown): LogUnreachable =>
  new LogUnreachable(`KurrentDB at ${hostsOf(url)} cannot be reached: ${why}`, { cause });

/**
 * Why KurrentDB fails, when a call of the client has failed with an error that may not say.
 * @returns LogRefused or LogUnreachable in a sentence that says what to do
 */
export const explain = (url: string, error: unknown): Promise<Error> =>
  probeTogether(url).then(
    () =>
      isCommandError(error as Error) && (error as { type?: unknown }).type === ErrorType.ACCESS_DENIED
        ? new LogRefused(
            `KurrentDB at ${hostsOf(url)} does not let ${userOf(url) ?? 'callers without a user'} do this: the user must be allowed to read $all and to write streams.`,
            { cause: error },
          )
        : unreachable(url, error instanceof Error ? error.message : String(error), error),
    (why: unknown) => why as Error,
  );
