import { randomUUID } from 'node:crypto';
import { type ExpectedVersion, MemoryLog, type Proposed } from './memory-log';

const event = (): Proposed => ({
  id: randomUUID(),
  type: 'Tried',
  contentType: 'application/json',
  data: Buffer.from('{}'),
  metadata: new Uint8Array(),
});

/** What a stream of three is asked to append; its first and last two events are known to the caller. */
const [first, second, third] = [event(), event(), event()];

describe("The stand-in's log decides as KurrentDB does:", () => {
  const table: [ExpectedVersion, string, Proposed[], string][] = [
    ['no-stream', 'new', [event()], 'wrong-expected-version'],
    ['no-stream', 'the first', [first], 'repeated'],
    ['no-stream', 'all', [first, second, third], 'repeated'],
    ['no-stream', 'the first and new', [first, event()], 'wrong-expected-version'],
    ['no-stream', 'the second', [second], 'wrong-expected-version'],
    [0n, 'new', [event()], 'wrong-expected-version'],
    [0n, 'the second and third', [second, third], 'repeated'],
    [1n, 'the third and new', [third, event()], 'wrong-expected-version'],
    [2n, 'new', [event()], 'written'],
    [2n, 'the third once more', [third], 'written'],
    [3n, 'new', [event()], 'wrong-expected-version'],
    ['any', 'new', [event()], 'written'],
    ['any', 'the second', [second], 'repeated'],
    ['any', 'the third and new', [third, event()], 'wrong-expected-version'],
    ['any', 'new and the third', [event(), third], 'written'],
    ['stream-exists', 'new', [event()], 'written'],
    ['stream-exists', 'the second and third', [second, third], 'repeated'],
  ];
  it.each(table)('expecting %s, %s', (expected, _, events, decision) => {
    const log = new MemoryLog();
    log.append('test-1', 'no-stream', [first, second, third]);
    expect(log.append('test-1', expected, events).kind).toBe(decision);
    expect(log.stream('test-1')).toHaveLength(decision === 'written' ? 3 + events.length : 3);
  });

  it.each([
    ['no-stream', 'written'],
    ['any', 'written'],
    ['stream-exists', 'wrong-expected-version'],
    [0n, 'wrong-expected-version'],
  ] as const)('expecting %s of a stream that is not there', (expected, decision) => {
    expect(new MemoryLog().append('test-1', expected, [event()]).kind).toBe(decision);
  });

  it('positions have gaps and system events in between', () => {
    const log = new MemoryLog();
    for (let n = 0; n < 20; n++) log.append(`test-${String(n)}`, 'no-stream', [event()]);
    const positions = log.records.map(({ position }) => position);
    expect(positions.every((position, n) => n === 0 || position > positions[n - 1]! + 1n)).toBe(true);
    expect(log.records.some(({ type }) => type.startsWith('$'))).toBe(true);
  });
});
