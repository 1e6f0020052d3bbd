import type { StoredEvent } from './event';
import { event } from './event-definition';
import { KnownEvents, type Upcaster } from './known-events';

const defined = (type: string, schema: number, good = true) =>
  event(type, schema, {
    safeParse: (data): { success: true; data: object } | { success: false; error: { message: string } } =>
      good ? { success: true, data: data as object } : { success: false, error: { message: 'no good' } },
  });
const step = (from: [string, number], to: [string, number]): Upcaster => ({
  from: { type: from[0], schema: from[1] },
  to: { type: to[0], schema: to[1] },
  data: ({ data }) => ({ ...data, steps: [...((data as { steps?: string[] }).steps ?? []), to.join(' ')] }),
});
const stored = (type: string, schema: number): StoredEvent =>
  ({
    ...{ id: 'f1', type, stream: 'test-1', revision: 0, position: 7, on: '2026-03-02', data: {} },
    networkId: '00000000-0000-4000-8000-0000000000c1',
    metadata: { schema },
    recordedAt: '2026-03-02T07:30:00.000001Z',
  }) as unknown as StoredEvent;

describe('Known events', () => {
  const known = new KnownEvents(
    [defined('New', 3), defined('Other', 1, false)],
    [step(['Old', 1], ['New', 1]), step(['New', 1], ['New', 3]), step(['New', 2], ['New', 3])],
  );

  it('leave an event of today alone', () => {
    const today = stored('New', 3);
    expect(known.upcast(today)).toBe(today);
  });

  it('upcast an old one step by step', () => {
    expect(known.upcast(stored('Old', 1))).toEqual({
      ...stored('New', 3),
      data: { steps: ['New 1', 'New 3'] },
    });
    expect(known.upcast(stored('New', 2)).data).toEqual({ steps: ['New 3'] });
  });

  it('refuse what they do not know, and name it', () => {
    expect(() => known.upcast(stored('New', 4))).toThrow(
      'The event f1 (position 7, test-1) cannot be read: this version of Relais does not know New in shape 4.',
    );
    expect(() => known.upcast(stored('Never', 1))).toThrow(/Never in shape 1/);
  });

  it('know under which types events of a type may be stored', () => {
    expect(known.storedTypesOf(['New'])).toEqual(['New', 'Old']);
    expect(known.storedTypesOf(['Other'])).toEqual(['Other']);
  });

  it('say what is wrong with an event', () => {
    expect(known.faultOf(stored('Old', 1))).toBeNull();
    expect(known.faultOf(stored('Other', 1))).toBe('The event f1 (position 7, test-1) is no Other: no good');
    expect(known.faultOf(stored('Never', 1))).toMatch(/cannot be read/);
    expect(known.faultOf({ ...stored('New', 3), networkId: 'club' })).toMatch(/is of no network/);
  });

  it('take no upcaster that leads nowhere, or in a circle', () => {
    const refused = (...upcasters: Upcaster[]) =>
      expect(() => new KnownEvents([defined('New', 3)], upcasters));
    refused(step(['Old', 1], ['Gone', 1])).toThrow(
      'The upcaster of Old in shape 1 leads to no shape of today.',
    );
    refused(step(['A', 1], ['B', 1]), step(['B', 1], ['A', 1])).toThrow(/leads to no shape of today/);
  });
});
