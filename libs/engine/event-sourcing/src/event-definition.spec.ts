import { z } from 'zod';
import { type EventOf, event } from './event-definition';

const SeatTaken = event('SeatTaken', 2, z.strictObject({ seat: z.int(), by: z.string().nullable() }));
const SeatLeft = event('SeatLeft', 1, z.strictObject({ seat: z.int() }));
type SeatEvent = EventOf<typeof SeatTaken | typeof SeatLeft>;

describe('The definition of an event', () => {
  const taken: SeatEvent = { type: 'SeatTaken', on: '2026-03-02', data: { seat: 3, by: null } };

  it('says the type of its events, and the version of the shape in which they are stored', () => {
    expect([SeatTaken.type, SeatTaken.schema]).toEqual(['SeatTaken', 2]);
    // @ts-expect-error: data of another type of event
    const wrong: SeatEvent = { type: 'SeatTaken', on: '2026-03-02', data: { seat: 'three', by: null } };
    expect(SeatTaken.data.safeParse(wrong.data).success).toBe(false);
  });

  it('checks their data', () => {
    expect(SeatTaken.data.safeParse(taken.data).success).toBe(true);
    expect(SeatTaken.data.safeParse({ seat: 3 }).success).toBe(false);
    expect(SeatLeft.data.safeParse(taken.data).success).toBe(false);
  });

  it('tells them from others', () => {
    const events: SeatEvent[] = [taken, { type: 'SeatLeft', on: '2026-03-03', data: { seat: 3 } }];
    expect(events.filter((one) => SeatTaken.is(one)).map(({ data }) => data.by)).toEqual([null]);
  });
});
