import type { ActingRole, NetworkId, PersonId, Role } from '@relais/contracts';
import type { RunningRelais } from '../acceptance/relais';
import type { Club } from './world';

export type Belonging = Readonly<{ networkId: string; personId: string; role: ActingRole }>;

/**
 * A caller: their token or session, and the person as which they speak in each network; `others`: further persons of the same account,
 * who do not speak.
 */
export type Persona = Readonly<{
  name: string;
  headers: Readonly<Record<string, string>>;
  belongings: readonly Belonging[];
  others?: readonly Belonging[];
  /** Others brought them in, and they have not accepted. */
  isPending?: true;
  /** Is refused whatever the body says: one body is tried. */
  isRefused?: true;
}>;

export const personsOf = ({ belongings, others = [] }: Persona): readonly Belonging[] => [
  ...belongings,
  ...others,
];

export const belongingIn = ({ belongings }: Persona, networkId: string | undefined): Belonging | undefined =>
  belongings.find((one) => one.networkId === networkId);

/** Everybody in our network, with a token or a browser's session, and those who have no business there. */
export async function personasOf(relais: RunningRelais, ours: Club, theirs: Club): Promise<Persona[]> {
  const { installation } = relais;
  const [ada, karim, hugo, olga, fern, zoe] = Object.values(ours.people) as [
    PersonId,
    PersonId,
    PersonId,
    PersonId,
    PersonId,
    PersonId,
  ];
  const [ben, , , bea, , bob] = Object.values(theirs.people) as [
    PersonId,
    PersonId,
    PersonId,
    PersonId,
    PersonId,
    PersonId,
  ];
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const make = (networkId: NetworkId, personId: PersonId, role: Role) =>
    installation.tokens.make({ networkId, personId, role, name: 'persona', timezone: 'UTC' });
  const withToken = async (
    name: string,
    { networkId }: Club,
    personId: PersonId,
    role: Role,
    acting: ActingRole = role,
  ): Promise<Persona> => ({
    name,
    headers: bearer((await make(networkId, personId, role)).token),
    belongings: [{ networkId, personId, role: acting }],
  });
  const outside = (name: string, headers: Persona['headers'] = {}): Persona => ({
    name,
    headers,
    belongings: [],
    isRefused: true,
  });
  const session = async (networkId: NetworkId, personId: PersonId) => {
    const token = await installation.signIn.makeLink(networkId, personId);
    const { headers } = await relais.ask('POST', '/api/sign-in', { body: { token } });
    return { cookie: headers.get('set-cookie')?.split(';')[0] ?? '' };
  };
  const expired = await make(ours.networkId, olga, 'organiser');
  await installation.database.engine.query(
    `update api_token set expires_at = now() - interval '1 second' where token_id = $1`,
    [expired.tokenId],
  );
  const revoked = await make(ours.networkId, olga, 'organiser');
  await installation.tokens.revoke(ours.networkId, revoked.tokenId, olga);
  const both = { headers: await session(ours.networkId, zoe) };
  await installation.database.engine.query(
    `insert into account_person (account_id, network_id, person_id)
     select account_id, $2, $3 from account_person where person_id = $1`,
    [zoe, theirs.networkId, bob],
  );
  const member = (club: Club, personId: PersonId): Belonging => ({
    networkId: club.networkId,
    personId,
    role: 'member',
  });
  const brought = await session(ours.networkId, olga);
  await installation.database.engine.query('delete from membership_answer where person_id = $1', [olga]);
  const couple = { headers: await session(ours.networkId, karim) };
  await installation.database.engine.query(
    `insert into account_person (account_id, network_id, person_id)
     select account_id, network_id, $2 from account_person where person_id = $1`,
    [karim, hugo],
  );
  const oneOfTwo = (name: string, speaker: PersonId): Persona => {
    const two = [member(ours, karim), member(ours, hugo)];
    return {
      name,
      headers: { ...couple.headers, 'relais-person': speaker },
      belongings: two.filter(({ personId }) => personId === speaker),
      others: two.filter(({ personId }) => personId !== speaker),
    };
  };

  return [
    outside('nobody'),
    outside('a guesser', bearer('relais_guessed')),
    outside('a guesser of sessions', { cookie: both.headers.cookie.replace(/=.{8}/, '=AAAAAAAA') }),
    outside('an expired token', bearer(expired.token)),
    outside('a revoked token', bearer(revoked.token)),
    await withToken('a member', ours, ada, 'member'),
    await withToken('another member', ours, karim, 'member'),
    await withToken('a host', ours, hugo, 'host'),
    await withToken('an organiser', ours, olga, 'organiser'),
    await withToken('a former member', ours, fern, 'member'),
    await withToken('a visitor', ours, ours.visitor, 'member', 'visitor'),
    await withToken('an organiser of another network', theirs, bea, 'organiser'),
    await withToken('a member of another network', theirs, ben, 'member'),
    { name: 'a session', headers: await session(ours.networkId, ada), belongings: [member(ours, ada)] },
    {
      name: 'a session that has not accepted',
      headers: brought,
      belongings: [member(ours, olga)],
      isPending: true,
      isRefused: true,
    },
    oneOfTwo('one of two persons', karim),
    oneOfTwo('the other of two persons', hugo),
    { ...oneOfTwo('two persons and a third', ada), isRefused: true },
    { ...oneOfTwo('two persons without a choice', ada), ...couple, isRefused: true },
    { name: 'a session in both networks', ...both, belongings: [member(ours, zoe), member(theirs, bob)] },
  ];
}
