import { randomUUID } from 'node:crypto';
import type { NetworkId, PersonId } from '@relais/contracts';
import ICAL from 'ical.js';
import { type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, smallNetwork } from '../small-network';

let relais: RunningRelais;
let club: SmallNetwork;
let host: string;
beforeAll(async () => {
  relais = await startRelais();
  club = await smallNetwork(relais, ['Ada', 'Ben']);
  host = await relais.token(club.networkId, person('Ada'), 'host');
});
afterAll(() => relais.stop());

const person = (name: string): PersonId => club.people[name] ?? ('' as never);
const caughtUp = async () => {
  const { store, readModels } = relais.installation;
  await readModels.waitFor(await store.lastPosition(), 10_000);
};
const putMeeting = async (networkId: NetworkId, token: string, id: string, changes: object) => {
  const plan = { networkId, startTime: '07:30', endTime: '09:00', kind: 'breakfast', status: 'scheduled' };
  const { status } = await relais.ask('PUT', `/api/meetings/${id}`, { token, body: { ...plan, ...changes } });
  expect(status).toBe(200);
};
const addressOf = async (token: string): Promise<string> => {
  const { status, body } = await relais.ask('PUT', '/api/me/calendar', { token, body: {} });
  expect(status).toBe(200);
  return new URL(body['url'] as string).pathname;
};
/** The calendar as a parser by others reads it. */
const calendarAt = async (path: string, token?: string) => {
  await caughtUp();
  const { status, headers, body } = await relais.ask('GET', path, token === undefined ? {} : { token });
  expect([status, headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
  const text = String(body['text']);
  const calendar = new ICAL.Component(ICAL.parse(text) as never);
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const events = calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      id: event.uid.replace('@relais', ''),
      start: event.startDate.toJSDate().toISOString(),
      local: event.startDate.toString(),
      end: event.endDate.toJSDate().toISOString(),
      zone: event.startDate.zone.tzid,
      summary: event.summary,
      location: event.location,
      sequence: event.sequence,
      status: component.getFirstPropertyValue('status'),
      stamp: String(component.getFirstPropertyValue('dtstamp')),
    };
  });
  return { text, events: new Map(events.map((event) => [event.id, event])) };
};

/** Around the changes of clocks in Paris, as they are near the day of the test. */
const year = new Date().getUTCFullYear();
const sundayOf = (month: number) => {
  const last = new Date(Date.UTC(year, month, 0));
  return new Date(last.getTime() - last.getUTCDay() * 86_400_000);
};
const beside = (sunday: Date, days: number) =>
  new Date(sunday.getTime() + days * 86_400_000).toISOString().slice(0, 10);

describe('The calendar of a person', () => {
  it('has every meeting once, at its local time whatever the clocks did, and follows what becomes of it', async () => {
    const id = randomUUID();
    const october = sundayOf(10);
    const [before, after, late] = [randomUUID(), randomUUID(), randomUUID()];
    await putMeeting(club.networkId, host, before, { date: beside(october, -3) });
    await putMeeting(club.networkId, host, after, { date: beside(october, 4) });
    const evening = { startTime: '20:00', endTime: '00:30', kind: 'evening' };
    await putMeeting(club.networkId, host, late, { date: beside(october, 10), ...evening });
    const date = beside(new Date(`${relais.installation.clock.dayIn('Europe/Paris')}T00:00Z`), 20);
    await putMeeting(club.networkId, host, id, { date, place: 'Brasserie; du Port, Bordeaux' });
    const path = await addressOf(host);
    const first = await calendarAt(path);
    expect(first.events.get(id)).toMatchObject({
      ...{ summary: 'Petit-déjeuner · Le Petit Cercle', location: 'Brasserie; du Port, Bordeaux' },
      ...{ local: `${date}T07:30:00`, zone: 'Europe/Paris', sequence: 0, status: 'CONFIRMED' },
    });
    expect(first.events.get(id)?.stamp).toMatch(/Z$/);
    expect(first.events.get(before)?.start.slice(11, 16)).toBe('05:30');
    expect(first.events.get(after)?.start.slice(11, 16)).toBe('06:30');
    expect(first.events.get(late)?.end).toBe(`${beside(october, 10)}T23:30:00.000Z`);

    await putMeeting(club.networkId, host, id, { date, startTime: '08:00' });
    await putMeeting(club.networkId, host, id, { date, startTime: '08:00', status: 'cancelled' });
    const changed = await calendarAt(path);
    expect([...changed.events.keys()].toSorted()).toEqual([...first.events.keys()].toSorted());
    expect(changed.events.get(id)).toMatchObject({
      local: `${date}T08:00:00`,
      sequence: 2,
      status: 'CANCELLED',
    });

    const one = await calendarAt(`/api/meetings/${id}/calendar`, host);
    expect([...one.events.values()]).toEqual([changed.events.get(id)]);
  });

  it('and the sheet have 7.30 before and after the clocks change in March and October', async () => {
    const starts = { '2026-03-26': '06', '2026-04-02': '05', '2026-10-22': '05', '2026-10-29': '06' };
    for (const [date, hour] of Object.entries(starts)) {
      const id = randomUUID();
      await putMeeting(club.networkId, host, id, { date });
      const { events } = await calendarAt(`/api/meetings/${id}/calendar`, host);
      const start = `${date}T${hour}:30:00.000Z`;
      expect(events.get(id)).toMatchObject({ local: `${date}T07:30:00`, start });
      const { body } = await relais.ask('GET', `/api/meetings/${id}`, { token: host });
      const hourBefore = new Date(Date.parse(start) - 3_600_000).toISOString();
      expect(body).toMatchObject({ date, startTime: '07:30', onTheDay: { from: hourBefore } });
    }
  });

  it('is open by its last address alone, until that is revoked', async () => {
    const ben = await relais.token(club.networkId, person('Ben'));
    const madeAt = async () => (await relais.ask('GET', '/api/me/calendar', { token: ben })).body['madeAt'];
    const statusAt = async (path: string) => (await relais.ask('GET', path)).status;
    expect(await madeAt()).toBeNull();
    const [old, current] = [await addressOf(ben), await addressOf(ben)];
    const atOnce = await Promise.all([addressOf(host), addressOf(host), addressOf(host)]);
    expect((await Promise.all(atOnce.map(statusAt))).toSorted()).toEqual([200, 404, 404]);
    expect(await madeAt()).toMatch(/^\d{4}-/);
    expect([await statusAt(old), await statusAt(current)]).toEqual([404, 200]);
    const kept: object[] = await relais.sql('select * from calendar_address');
    expect(JSON.stringify(kept)).not.toContain(current.slice(-20, -4));
    expect((await relais.ask('DELETE', '/api/me/calendar', { token: ben })).status).toBe(204);
    expect([await statusAt(current), await statusAt(`/api/calendar/${'x'.repeat(43)}.ics`)]).toEqual([
      404, 404,
    ]);
  });

  it('of a support network says neither its name nor its kind', async () => {
    const circle = await smallNetwork(relais, ['Cleo'], { purpose: 'support', businessTalk: 'never' });
    const cleo = await relais.token(circle.networkId, circle.people['Cleo'] ?? '', 'host');
    const id = randomUUID();
    const date = relais.installation.clock.dayIn('Europe/Paris');
    await putMeeting(circle.networkId, cleo, id, { date });
    const { text, events } = await calendarAt(await addressOf(cleo));
    expect([...events.values()].map(({ summary }) => summary)).toEqual(['Rendez-vous']);
    expect(text).not.toMatch(/Cercle|Cleo|petit|http/i);
  });
});
