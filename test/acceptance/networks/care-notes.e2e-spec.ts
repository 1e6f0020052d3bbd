import { randomUUID } from 'node:crypto';
import type { LivelinessPeopleAnswer, PersonId } from '@relais/contracts';
import { CareNotes } from '@relais/people';
import { type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, smallNetwork } from '../small-network';

const names = ['Ada', 'Hugo', 'Olga', 'Karim'] as const;
const daysBefore = (day: string, days: number) =>
  new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);

describe('A host who calls a person', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  let here: string;
  let today: string;
  let person: Record<(typeof names)[number], PersonId>;
  let tokens: Record<'member' | 'host' | 'organiser', string>;
  const visitor = randomUUID() as PersonId;

  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, names);
    person = network.people as typeof person;
    here = `/api/networks/${network.networkId}`;
    today = relais.installation.clock.dayIn('Europe/Paris');
    tokens = {
      member: await relais.token(network.networkId, person.Ada),
      host: await relais.token(network.networkId, person.Hugo, 'host'),
      organiser: await relais.token(network.networkId, person.Olga, 'organiser'),
    };
    await put(`${here}/people/${visitor}`, {
      name: 'Vera',
      phone: '06 39 98 10 03',
      email: 'vera@example.org',
    });
    for (const [n, present] of [[person.Hugo], [person.Hugo, visitor]].entries()) {
      const meetingId = randomUUID();
      const { networkId } = network;
      const date = daysBefore(today, 8 - 7 * n);
      const meeting = { networkId, date, startTime: '07:30', kind: 'breakfast', status: 'held' };
      await put(`/api/meetings/${meetingId}`, meeting);
      for (const personId of present)
        await put(`/api/meetings/${meetingId}/attendance/${personId}`, {
          status: personId === visitor ? 'visitor' : 'present',
        });
    }
    await caughtUp();
  });
  afterAll(() => relais.stop());

  const put = (path: string, body: object, token = tokens.organiser) =>
    relais.ask('PUT', path, { token, body });
  const caughtUp = async () =>
    relais.installation.readModels.waitFor(await relais.installation.store.lastPosition());
  const seen = async (asOf = '') => {
    const answer = await relais.ask('GET', `${here}/liveliness/people${asOf}`, { token: tokens.host });
    return answer.body as unknown as LivelinessPeopleAnswer;
  };
  const contact = async (personId: PersonId) =>
    (await seen()).contacts.find((one) => one.personId === personId);
  const call = (noteId: string, body: object = {}, token = tokens.host) =>
    put(
      `/api/care-notes/${noteId}`,
      { networkId: network.networkId, personId: visitor, calledOn: today, ...body },
      token,
    );
  const withdraw = (noteId: string, token = tokens.organiser) =>
    put(`/api/care-notes/${noteId}/withdrawal`, {}, token);
  const called = async () => (await seen()).careNotes.map(({ noteId }) => noteId);

  it('sees how to reach a visitor on the lists, and of members the telephone of those who show it', async () => {
    await put(`${here}/people/${person.Ada}/description`, { phone: '06 39 98 10 01' }, tokens.member);
    await caughtUp();
    expect(await contact(visitor)).toEqual({
      ...{ personId: visitor, isVisitor: true, phone: '06 39 98 10 03', tel: '+33639981003' },
      email: 'vera@example.org',
    });
    const hidden = { personId: person.Ada, isVisitor: false, phone: null, tel: null, email: null };
    expect(await contact(person.Ada)).toEqual(hidden);

    const shown = { phoneShown: true };
    expect(await put(`${here}/people/${person.Ada}/description`, shown)).toMatchObject({
      status: 403,
      body: { code: 'not-the-person' },
    });
    await put(`${here}/people/${person.Ada}/description`, shown, tokens.member);
    await caughtUp();
    expect(await contact(person.Ada)).toMatchObject({ phone: '06 39 98 10 01', email: null });
    await put(`${here}/people/${person.Ada}/description`, { phoneShown: false }, tokens.member);
    await caughtUp();
    expect(await contact(person.Ada)).toEqual(hidden);
  });

  it('notes it for all hosts, without an event, once however often it is sent, for 30 days', async () => {
    const [noteId, before] = [randomUUID(), await relais.installation.store.lastPosition()];
    const answers = [await call(noteId), await call(noteId)];
    const recorded = { status: 200, body: { id: noteId, position: String(before) } };
    expect(answers).toMatchObject([recorded, recorded]);
    expect(await relais.installation.store.lastPosition()).toBe(before);
    expect((await seen()).careNotes).toEqual([
      {
        ...{ noteId, personId: visitor, calledOn: today, restsUntil: daysBefore(today, -30) },
        by: { personId: person.Hugo, name: 'Hugo' },
      },
    ]);
    expect(await seen(`?asOf=${daysBefore(today, 1)}`)).toMatchObject({ contacts: [], careNotes: [] });
    expect(await withdraw(noteId)).toMatchObject({ status: 200 });
    expect(await called()).toEqual([]);
    await call(noteId);
    expect(await called()).toEqual([]);
  });

  it('has the latest call of each person', async () => {
    const [latest, earlier] = [randomUUID(), randomUUID()];
    await call(latest);
    await call(earlier, { calledOn: daysBefore(today, 40) });
    expect(await called()).toEqual([latest]);
    await withdraw(latest);
    expect(await called()).toEqual([earlier]);
    await withdraw(earlier);
  });

  it('has the visitors to follow up: first seen in the last 30 days, without a note, and not if they wish none', async () => {
    const toFollowUp = async () => (await seen()).lists.toFollowUp.map(({ personId }) => personId);
    const [noteId, declines] = [randomUUID(), randomUUID() as PersonId];
    await put(`${here}/people/${declines}`, {
      name: 'Dora',
      phone: '06 39 98 10 05',
      email: 'dora@example.org',
    });
    const meetingId = randomUUID();
    const { networkId } = network;
    const held = { networkId, date: today, startTime: '00:00', kind: 'breakfast', status: 'held' };
    await put(`/api/meetings/${meetingId}`, held);
    await put(`/api/meetings/${meetingId}/attendance/${declines}`, { status: 'visitor' });
    await caughtUp();
    expect(await toFollowUp()).toEqual([visitor, declines]);
    expect((await seen(`?asOf=${daysBefore(today, 1)}`)).lists.toFollowUp).toEqual([]);

    await call(noteId);
    expect(await toFollowUp()).toEqual([declines]);
    await withdraw(noteId);
    expect(await toFollowUp()).toEqual([visitor, declines]);

    const decline = (personId: PersonId, token = tokens.host) =>
      put(`${here}/people/${personId}/no-follow-up`, {}, token);
    expect(await decline(declines, tokens.member)).toMatchObject({ status: 403 });
    expect(await decline(person.Ada)).toMatchObject({ status: 422, body: { code: 'not-a-visitor' } });
    expect(await decline(declines)).toMatchObject({ status: 200 });
    await caughtUp();
    expect(await toFollowUp()).toEqual([visitor]);
    expect((await seen()).lists.new.map(({ personId }) => personId)).toContain(declines);
    expect(await contact(declines)).toBeUndefined();
    const { vault, database } = relais.installation;
    const kept = await vault.open(database.engine.manager, networkId, [declines]);
    expect(kept.get(declines)).toEqual({
      name: 'Dora',
      email: '',
      guestEmail: '',
      phone: '',
      followUp: 'no',
    });
    await put(`${here}/people/${declines}/erasure`, {});
  });

  it('is refused a later day, a person the network does not know, and an id that is taken', async () => {
    const taken = randomUUID();
    await call(taken);
    const refused = async (answer: ReturnType<typeof call>) => {
      const { status, body } = await answer;
      return [status, body['code']];
    };
    expect(await refused(call(randomUUID(), { calledOn: daysBefore(today, -2) }))).toEqual([
      422,
      'future-day',
    ]);
    expect(await refused(call(randomUUID(), { personId: randomUUID() }))).toEqual([404, 'not-found']);
    expect(await refused(call(taken, { personId: person.Ada }))).toEqual([409, 'other-content']);
    expect(await refused(withdraw(randomUUID()))).toEqual([404, 'not-found']);
    expect(await refused(withdraw(taken, tokens.member))).toEqual([403, 'not-allowed']);
    expect(await called()).toEqual([taken]);
    await withdraw(taken);
  });

  it('leaves a note that the person reads, for twelve months, and never after they are erased', async () => {
    const old = daysBefore(today, 367);
    for (const calledOn of [old, today]) await call(randomUUID(), { personId: person.Ada, calledOn });
    const mine = async () => {
      const { body } = await relais.ask('GET', '/api/me/data', { token: tokens.member });
      return (body['networks'] as { calls: object[] }[])[0]?.calls;
    };
    expect(await mine()).toEqual([{ calledOn: old }, { calledOn: today }]);
    await new CareNotes(relais.installation.database, relais.installation.clock).purge();
    expect(await mine()).toEqual([{ calledOn: today }]);

    await call(randomUUID());
    await put(`${here}/people/${visitor}/erasure`, {});
    await caughtUp();
    expect(await relais.sql('select from care_note where person_id = $1', [visitor])).toEqual([]);
    expect(await call(randomUUID())).toMatchObject({ status: 404 });
  });
});
