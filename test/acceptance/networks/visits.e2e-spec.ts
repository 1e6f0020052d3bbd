import { randomUUID } from 'node:crypto';
import type { ArrivalsAnswer, MeetingAnswer, PersonId, VisitAnswer } from '@relais/contracts';
import { Visits, purgeVisits } from '@relais/access';
import { type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, smallNetwork } from '../small-network';

const values = 'Venir, écouter, recommander.';

describe('The code of a meeting', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  let host: string;
  let member: string;
  let today: string;
  let ids: Readonly<{ hugo: PersonId; ada: PersonId; karim: PersonId }>;
  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, ['Hugo', 'Ada', 'Karim']);
    const { networkId, people } = network;
    ids = { hugo: people['Hugo']!, ada: people['Ada']!, karim: people['Karim']! };
    host = await relais.token(networkId, ids.hugo, 'host');
    member = await relais.token(networkId, ids.ada);
    today = relais.installation.clock.dayIn('Europe/Paris');
    const organiser = await relais.token(networkId, ids.hugo, 'organiser');
    await put(`/api/networks/${networkId}/description`, { values, price: '18 €' }, organiser);
    await put(`/api/networks/${networkId}/people/${ids.hugo}/role`, { role: 'host' }, organiser);
    await caughtUp();
  });
  afterAll(() => relais.stop());

  const put = (path: string, body: object = {}, token = host, command = randomUUID()) =>
    relais.ask('PUT', path, { token, body, headers: { 'relais-command': command } });
  const caughtUp = async () =>
    relais.installation.readModels.waitFor(await relais.installation.store.lastPosition());
  const now = () =>
    new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', hour: '2-digit', minute: '2-digit' }).format(
      relais.installation.clock.now(),
    );
  const meetingOn = async (date: string, startTime = now()) => {
    const meetingId = randomUUID();
    const { networkId } = network;
    await put(`/api/meetings/${meetingId}`, {
      networkId,
      date,
      startTime,
      kind: 'breakfast',
      status: 'scheduled',
    });
    await caughtUp();
    return meetingId;
  };
  const daysLater = (days: number) =>
    new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
  const codeOf = async (meetingId: string) => {
    const { body } = await put(`/api/meetings/${meetingId}/visitor-code`);
    return (body['code'] as { secret: string }).secret;
  };
  const askOpenly = (path: string, body: object) => relais.ask('POST', `/api/visiting${path}`, { body });
  const leave = (secret: string, name: string, more: object = {}) =>
    askOpenly('', { secret, visitId: randomUUID(), name, ...more });
  const arrivals = async (meetingId: string) => {
    const { body } = await relais.ask('GET', `/api/meetings/${meetingId}/arrivals`, { token: host });
    return (body as unknown as ArrivalsAnswer).arrivals;
  };
  const admit = (meetingId: string, arrivalId: string, body: object = {}, command = randomUUID()) =>
    put(`/api/meetings/${meetingId}/arrivals/${arrivalId}`, body, host, command);
  const sheet = async (meetingId: string) => {
    await caughtUp();
    const { body } = await relais.ask('GET', `/api/meetings/${meetingId}`, { token: host });
    return (body as unknown as MeetingAnswer).people;
  };
  const kept = async (personId: string) => {
    const { vault, database } = relais.installation;
    return (await vault.open(database.engine.manager, network.networkId, [personId])).get(personId);
  };

  it('opens to a stranger what a visitor may read, and nothing else of the network', async () => {
    const meetingId = await meetingOn(today);
    const later = await meetingOn(daysLater(7), '07:30');
    const secret = await codeOf(meetingId);
    await put(`/api/meetings/${meetingId}/agenda`, { items: [{ title: 'Accueil', minutes: 15 }] });
    await caughtUp();
    const look = async () => (await askOpenly('/look', { secret })).body as unknown as VisitAnswer;
    expect(await look()).toEqual({
      network: expect.objectContaining({ name: 'Le Petit Cercle', values, price: '18 €' }),
      meeting: { date: today, startTime: expect.any(String), endTime: null, kind: 'breakfast', place: null },
      agenda: [{ title: 'Accueil', minutes: 15 }],
      isOpen: true,
      openUntil: daysLater(1),
      pass: expect.any(String),
      hosts: ['Hugo'],
      cards: [],
      next: [{ date: daysLater(7), startTime: '07:30', endTime: null, kind: 'breakfast', place: null }],
    });

    const description = `/api/networks/${network.networkId}/people/${ids.ada}/description`;
    expect(await put(description, { cardShown: true })).toMatchObject({ body: { code: 'not-the-person' } });
    await put(description, { cardShown: true, sector: 'Fleuriste' }, member);
    await caughtUp();
    expect((await look()).cards).toEqual([{ name: 'Ada', sector: 'Fleuriste', company: null }]);
    await put(`/api/meetings/${meetingId}/attendance/${ids.ada}`, { status: 'excused' });
    await caughtUp();
    expect((await look()).cards).toEqual([]);
    for (const id of [meetingId, later])
      expect((await relais.ask('GET', `/api/meetings/${id}/visitor-code`, { token: member })).status).toBe(
        403,
      );
  });

  it('lets a visitor leave their name, who stands on the sheet once a host says that they are there', async () => {
    const meetingId = await meetingOn(today);
    const secret = await codeOf(meetingId);
    const before = await relais.installation.store.lastPosition();
    const said = { sector: 'Notaire', phone: '06 39 98 10 07', email: 'zoe@example.org', invitedBy: 'karim' };
    expect((await leave(secret, 'Zoé Roux', said)).status).toBe(204);
    expect(await relais.installation.store.lastPosition()).toBe(before);
    const [zoe] = await arrivals(meetingId);
    expect(zoe).toEqual({
      ...{ arrivalId: expect.any(String), name: 'Zoé Roux', sector: 'Notaire', looksLike: [] },
      invitedBy: { name: 'karim', personId: ids.karim },
    });
    const arrivalId = zoe!.arrivalId as string;
    const command = randomUUID();
    const answer = await admit(meetingId, arrivalId, { invitedBy: ids.karim }, command);
    expect(answer.status).toBe(200);
    expect(await admit(meetingId, arrivalId, { invitedBy: ids.karim }, command)).toEqual(answer);
    expect(await sheet(meetingId)).toContainEqual(
      expect.objectContaining({
        personId: arrivalId,
        name: 'Zoé Roux',
        status: 'visitor',
        invitedBy: ids.karim,
      }),
    );
    expect(await kept(arrivalId)).toEqual({
      ...{ name: 'Zoé Roux', sector: 'Notaire', phone: '+33639981007', guestEmail: 'zoe@example.org' },
    });
    expect(await arrivals(meetingId)).toEqual([]);
    expect(await admit(meetingId, arrivalId, { personId: ids.ada })).toMatchObject({
      ...{ status: 409, body: { code: 'other-content' } },
    });

    const again = await meetingOn(today);
    await leave(await codeOf(again), 'ROUX Zoe', { company: 'Roux' });
    const [back] = await arrivals(again);
    expect(back?.looksLike).toEqual([
      { personId: arrivalId, name: 'Zoé Roux', sector: 'Notaire', isMember: false, lastSeenOn: today },
    ]);
    await admit(again, back!.arrivalId, { personId: arrivalId });
    const people = await sheet(again);
    expect(people.filter(({ status }) => status === 'visitor').map(({ personId }) => personId)).toEqual([
      arrivalId,
    ]);
    expect(await kept(arrivalId)).toMatchObject({ name: 'Zoé Roux', company: 'Roux' });
  });

  it('takes « ne souhaite pas » before and after a host has decided: no contact is kept', async () => {
    const meetingId = await meetingOn(today);
    const secret = await codeOf(meetingId);
    const contact = { phone: '06 39 98 10 08', email: 'dora@example.org' };
    const [early, late] = [randomUUID(), randomUUID()];
    const decline = (visitId: string) => askOpenly('/no-follow-up', { secret, visitId });
    await askOpenly('', { secret, visitId: early, name: 'Early Bird', ...contact });
    await askOpenly('', { secret, visitId: late, name: 'Late Owl', ...contact });
    expect((await decline(early)).status).toBe(204);
    const left = await arrivals(meetingId);
    for (const { arrivalId } of left) await admit(meetingId, arrivalId);
    expect((await decline(late)).status).toBe(204);
    expect((await decline(late)).status).toBe(204);
    await caughtUp();
    for (const { arrivalId, name } of left) {
      const known = await kept(arrivalId);
      expect(known).toMatchObject({ name, followUp: 'no' });
      for (const field of ['phone', 'guestEmail', 'email']) expect(known?.[field] || null).toBeNull();
    }
    expect((await decline(randomUUID())).status).toBe(404);
  });

  it('is refused on another day, once it is stopped, and when nobody made it', async () => {
    const [yesterday, tomorrow, stopped] = [
      await meetingOn(daysLater(-1), '00:00'),
      await meetingOn(daysLater(2), '07:30'),
      await meetingOn(today),
    ];
    const secrets = [await codeOf(yesterday), await codeOf(tomorrow), await codeOf(stopped), 'x'.repeat(43)];
    const { body } = await askOpenly('/look', { secret: secrets[2] });
    const stop = { token: host };
    expect((await relais.ask('DELETE', `/api/meetings/${stopped}/visitor-code`, stop)).status).toBe(204);
    const codes = ['visit-over', 'visit-too-early', 'visit-stopped', 'visit-unknown'];
    for (const [n, secret] of secrets.entries())
      for (const refused of [await askOpenly('/look', { secret }), await leave(secret, 'Zoé')])
        expect(refused.body['code']).toBe(codes[n]);
    const stillOpen = await askOpenly('/look', { secret: secrets[2], pass: body['pass'] });
    expect(stillOpen).toMatchObject({ status: 200, body: { isOpen: false } });
    const anew = await codeOf(stopped);
    expect(anew).not.toBe(secrets[2]);
    expect((await leave(anew, 'Zoé')).status).toBe(204);
    expect((await askOpenly('/look', { secret: secrets[2] })).body['code']).toBe('visit-unknown');
  });

  it('takes a hundred names of one meeting, and hosts put them aside', async () => {
    const meetingId = await meetingOn(today);
    const secret = await codeOf(meetingId);
    const visits = new Visits(relais.installation.database, relais.installation.vault);
    const code = await visits.codeOf(secret);
    for (let n = 0; n < 100; n++) await visits.arrive(code!, randomUUID(), { name: `Script ${String(n)}` });
    expect(await leave(secret, 'Zoé')).toMatchObject({ status: 422, body: { code: 'too-many-visitors' } });
    const [first, ...others] = await arrivals(meetingId);
    expect(others).toHaveLength(99);
    const aside = (path: string) =>
      relais.ask('DELETE', `/api/meetings/${meetingId}/arrivals${path}`, { token: host });
    expect((await aside(`/${first!.arrivalId}`)).status).toBe(204);
    expect((await leave(secret, 'Zoé')).status).toBe(204);
    expect((await aside('')).status).toBe(204);
    expect(await arrivals(meetingId)).toEqual([]);
  });

  it('limits a script from one place, and keeps what was left for thirty days, sealed', async () => {
    const meetingId = await meetingOn(today);
    const secret = await codeOf(meetingId);
    await leave(secret, 'Nina Sealed', { phone: '06 39 98 10 09' });
    const rows = await relais.sql(
      'select a::text as arrival, c::text as code from arrival a join meeting_code c using (meeting_id) where meeting_id = $1',
      [meetingId],
    );
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`Nina|9981009|${secret}`));
    const statuses: number[] = [];
    for (let n = 0; n < 120 && !statuses.includes(429); n++)
      statuses.push((await leave('x'.repeat(43), 'Zoé')).status);
    expect(statuses).toContain(429);
    await relais.sql(`update arrival set arrived_at = arrived_at - interval '30 days'`);
    expect(await arrivals(meetingId)).toEqual([]);
    await purgeVisits(relais.installation.database.engine.manager);
    expect(await relais.sql('select from arrival')).toEqual([]);
  });
});
