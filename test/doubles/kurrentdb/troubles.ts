import { Metadata, type ServiceError, status } from '@grpc/grpc-js';

export type Call = 'append' | 'read' | 'subscribe' | 'gossip';

/**
 * What may go wrong with a call. `unavailable`: refused; `slow`: answered late; `cut`: a subscription is dropped after so many
 * events; `lost-acknowledgement`: appended, then the call fails; `silence`: appended, then nothing is heard of it;
 * `refused`, `wrong-password`: answers that repeating does not help against; `checkpoint`: a subscription begins with one at this place.
 */
export type Trouble =
  | { kind: 'unavailable' | 'lost-acknowledgement' | 'silence' | 'refused' | 'wrong-password' }
  | { kind: 'slow'; milliseconds: number }
  | { kind: 'cut'; after: number }
  | { kind: 'checkpoint'; at: bigint };

/** The troubles that a node of the stand-in was told to make, taken one by one. */
export class Troubles {
  private readonly planned: { call: Call; trouble: Trouble }[] = [];
  /** How many calls of each kind came in. */
  readonly calls: Record<Call, number> = { append: 0, read: 0, subscribe: 0, gossip: 0 };

  /** Appends of batches that came in and are not answered yet, now and at most. */
  onTheirWay = 0;
  mostOnTheirWay = 0;

  /** The next `times` calls of this kind meet this trouble. */
  plan(call: Call, trouble: Trouble, times = 1): void {
    this.planned.push(...Array.from({ length: times }, () => ({ call, trouble })));
  }

  take(call: Call): Trouble | undefined {
    this.calls[call] += 1;
    const index = this.planned.findIndex((planned) => planned.call === call);
    return index < 0 ? undefined : this.planned.splice(index, 1)[0]?.trouble;
  }

  clear(): void {
    this.planned.length = 0;
  }
}

const error = (code: status, details: string, exception?: Record<string, string>): ServiceError => {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(exception ?? {})) metadata.set(key, value);
  return Object.assign(new Error(details), { code, details, metadata });
};

export const unavailable = (): ServiceError => error(status.UNAVAILABLE, 'Server Is Not Ready');

export const invalidPosition = (): ServiceError =>
  error(status.INVALID_ARGUMENT, 'Trying to read from an invalid position.');

export const accessDenied = (): ServiceError =>
  error(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });

export const unauthenticated = (): ServiceError => error(status.UNAUTHENTICATED, 'Unauthenticated');

export const notLeader = (host: string, port: number): ServiceError =>
  error(status.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': host,
    'leader-endpoint-port': String(port),
  });
