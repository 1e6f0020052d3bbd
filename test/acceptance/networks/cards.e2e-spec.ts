import type { MembersAnswer, PersonId } from '@relais/contracts';
import { type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, smallNetwork } from '../small-network';

let relais: RunningRelais;
let club: SmallNetwork;
const tokens: Record<string, string> = {};
beforeAll(async () => {
  relais = await startRelais();
  club = await smallNetwork(relais, ['Ada', 'Ben', 'Olga']);
  for (const name of ['Ada', 'Ben']) tokens[name] = await relais.token(club.networkId, person(name));
  tokens['Olga'] = await relais.token(club.networkId, person('Olga'), 'organiser');
});
afterAll(() => relais.stop());

const person = (name: string): PersonId => club.people[name] ?? ('' as never);
const describeAda = async (by: string, body: object) => {
  const path = `/api/networks/${club.networkId}/people/${person('Ada')}/description`;
  const answer = await relais.ask('PUT', path, { token: tokens[by] ?? '', body });
  const { code, errors } = answer.body as { code?: string; errors?: { path: string }[] };
  return { status: answer.status, code, paths: errors?.map(({ path }) => path) };
};
const cardOfAda = async (by: string) => {
  const position = String(await relais.installation.store.lastPosition());
  const { body } = await relais.ask('GET', `/api/networks/${club.networkId}/members`, {
    token: tokens[by] ?? '',
    headers: { 'relais-after': position },
  });
  const found = (body as MembersAnswer).members.find(({ personId }) => personId === person('Ada'));
  const { sector, presentation, goodContact, phone, phoneShown } = found ?? ({} as never);
  return { sector, presentation, goodContact, phone, phoneShown };
};

describe('The card of a member', () => {
  it('has their own words, which nobody else writes, and their telephone when they show it', async () => {
    const words = { presentation: 'Toits en ardoise depuis 1998', goodContact: 'un syndic de copropriété' };
    expect(await describeAda('Ada', { ...words, sector: 'couvreuse', phone: '06 39 98 10 01' })).toEqual({
      status: 200,
    });
    const said = { ...words, sector: 'couvreuse' };
    expect(await cardOfAda('Ben')).toEqual({ ...said, phone: null, phoneShown: null });
    expect(await cardOfAda('Ada')).toEqual({ ...said, phone: '06 39 98 10 01', phoneShown: false });
    for (const body of [{ presentation: 'autre chose' }, { goodContact: null }, { phoneShown: true }])
      expect(await describeAda('Olga', body)).toEqual({
        ...{ status: 403, code: 'not-the-person', paths: Object.keys(body) },
      });

    await describeAda('Ada', { phoneShown: true });
    expect(await cardOfAda('Ben')).toMatchObject({ phone: '06 39 98 10 01', phoneShown: null });
    expect(await describeAda('Ada', { presentation: null })).toEqual({ status: 200 });
    expect(await cardOfAda('Ben')).toMatchObject({ presentation: null, goodContact: words.goodContact });
    expect(await cardOfAda('Ada')).toMatchObject({ phoneShown: true });
  });

  it('is refused with the field where it is too long or empty', async () => {
    expect((await describeAda('Ada', { presentation: 'x'.repeat(160) })).status).toBe(200);
    for (const body of [
      { presentation: 'x'.repeat(161) },
      { presentation: '' },
      { presentation: 'deux\nlignes' },
      { goodContact: 'x'.repeat(121) },
    ])
      expect(await describeAda('Ada', body)).toMatchObject({ status: 400, paths: Object.keys(body) });
  });
});
