import { randomUUID } from 'node:crypto';
import type { MinuteAnswer, PersonId } from '@relais/contracts';
import { type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, smallNetwork } from '../small-network';

let relais: RunningRelais;
beforeAll(async () => {
  relais = await startRelais();
});
afterAll(() => relais.stop());

const zone = { timeZone: 'Europe/Paris' };
const dayOf = (at: Date) => new Intl.DateTimeFormat('en-CA', zone).format(at);

/** A club whose last meeting was closed a moment ago; what Ada does afterwards; today's meeting has begun. */
async function aClub(charter: Parameters<typeof smallNetwork>[2] = {}) {
  const club: SmallNetwork = await smallNetwork(relais, ['Ada', 'Ben', 'Hugo'], charter);
  const person = (name: string): PersonId => club.people[name] ?? ('' as never);
  const [ada, ben, host] = [
    await relais.token(club.networkId, person('Ada')),
    await relais.token(club.networkId, person('Ben')),
    await relais.token(club.networkId, person('Hugo'), 'host'),
  ];
  const { networkId } = club;
  const now = relais.installation.clock.now();
  const put = async (token: string, path: string, body: object) => {
    const { status, body: answer } = await relais.ask('PUT', path, { token, body });
    expect([path, status, answer['code']]).toEqual([path, 200, undefined]);
  };
  const get = async (token: string, path: string) => {
    const position = String(await relais.installation.store.lastPosition());
    return relais.ask('GET', path, { token, headers: { 'relais-after': position } });
  };
  const meet = async (at: Date) => {
    const path = `/api/meetings/${randomUUID()}`;
    const startTime = new Intl.DateTimeFormat('en-GB', { ...zone, timeStyle: 'short' }).format(at);
    const plan = { networkId, date: dayOf(at), startTime, kind: 'breakfast', status: 'scheduled' };
    await put(host, path, plan);
    return path;
  };
  const today = dayOf(now);
  const refer = async (need: string) => {
    const path = `/api/referrals/${randomUUID()}`;
    const prospect = { name: 'Zoé Güler', agreed: 'yes', agreedOn: today, agreedHow: 'call' };
    const passed = { networkId, receiverId: person('Ben'), passedOn: today, scope: 'outside', need };
    await put(ada, path, { ...passed, contactBy: 'receiver', prospect });
    return path;
  };
  return { networkId, person, ada, ben, host, now, today, put, get, meet, refer };
}

/** Three days ago and now. */
const earlier = (now: Date) => new Date(now.getTime() - 3 * 86_400_000);

describe('Ma minute', () => {
  it('has what the person did since the last closing, and the room sees only to which member', async () => {
    const { person, ada, ben, host, now, today, networkId, put, get, meet, refer } = await aClub();
    const last = await meet(earlier(now));
    await refer('before the closing');
    await put(host, `${last}/closing`, { attendance: [{ personId: person('Ada'), status: 'present' }] });

    await refer('une vitrine');
    await put(ada, `${await refer('withdrawn')}/withdrawal`, {});
    const thanked = { networkId, thankedId: person('Ben'), on: today, amountInCents: 4200 };
    await put(ada, `/api/thanks/${randomUUID()}`, thanked);
    await put(ada, `/api/one-to-ones/${randomUUID()}`, { networkId, withId: person('Hugo'), on: today });
    const need = { networkId, text: 'un comptable', until: today };
    await put(ada, `/api/needs/${randomUUID()}`, need);
    const meeting = await meet(now);
    const guest = `/api/networks/${networkId}/people/${randomUUID()}`;
    await put(host, guest, { name: 'Max Keller' });
    const attendance = `${meeting}/attendance/${guest.split('/').at(-1)}`;
    await put(host, attendance, { status: 'visitor', invitedBy: person('Hugo') });

    const mine = (await get(ada, `/api/networks/${networkId}/minute`)).body as MinuteAnswer;
    const toBen = { personId: person('Ben'), name: 'Ben' };
    expect(mine).toEqual({
      since: { meetingId: last.split('/').at(-1), date: dayOf(earlier(now)) },
      referrals: {
        count: 1,
        lines: [
          {
            ...{ on: today, person: toBen, referralId: expect.any(String) },
            ...{ prospect: 'Zoé Güler', need: 'une vitrine' },
          },
        ],
      },
      thanks: { count: 1, lines: [{ on: today, person: toBen }] },
      oneToOnes: { count: 1, lines: [{ on: today, person: { personId: person('Hugo'), name: 'Hugo' } }] },
      guests: { count: 0, lines: [] },
      needs: { count: 1, lines: [{ on: today, text: 'un comptable' }] },
    });

    const ofHost = (await get(host, `/api/networks/${networkId}/minute`)).body as MinuteAnswer;
    expect(ofHost.guests).toMatchObject({ count: 1, lines: [{ on: today, person: { name: 'Max Keller' } }] });

    const path = `${meeting}/minutes/${person('Ada')}`;
    const projected = await get(host, path);
    expect(projected.body).toMatchObject({
      referrals: { count: 1, lines: [toBen] },
      thanks: { count: 1, lines: [toBen] },
      needs: { count: 1, lines: ['un comptable'] },
    });
    const text = JSON.stringify(projected.body);
    for (const secret of ['Güler', 'vitrine', '4200']) expect(text).not.toContain(secret);
    expect((await get(ben, path)).status).toBe(403);
    await put(host, `${meeting}/attendance/${person('Ada')}`, { status: 'excused' });
    expect((await get(host, path)).status).toBe(404);
    expect((await get(host, `${last}/minutes/${person('Ada')}`)).status).toBe(404);
  });

  it('goes back thirty days for a person who was at no meeting', async () => {
    const { ada, networkId, get, refer } = await aClub();
    await refer('une vitrine');
    const mine = (await get(ada, `/api/networks/${networkId}/minute`)).body as MinuteAnswer;
    expect([mine.since, mine.referrals?.count]).toEqual([null, 1]);
  });

  it('has no business where it is kept out of the meetings', async () => {
    for (const businessTalk of ['not-in-meetings', 'never'] as const) {
      const { ada, networkId, get } = await aClub({ businessTalk });
      const mine = (await get(ada, `/api/networks/${networkId}/minute`)).body as MinuteAnswer;
      expect(mine).toMatchObject({ referrals: null, thanks: null, needs: null, oneToOnes: { count: 0 } });
    }
  });
});
