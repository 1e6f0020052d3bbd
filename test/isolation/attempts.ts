import { randomUUID } from 'node:crypto';
import type { Action, NeedId, Role } from '@relais/contracts';
import { StateNeed } from '@relais/meetings';
import { AdmitMember, AnswerMembership, GrantRole } from '@relais/networks';
import { DescribePerson } from '@relais/people';
import type { RunningRelais } from '../acceptance/relais';
import type { SmallNetwork } from '../acceptance/small-network';

/** `own`: what is tried is the trier's own; `isThatDay`: on the day that it is about. */
export type Circumstances = Readonly<{ role: Role; own: boolean; isThatDay: boolean }>;

const allowed = ({ status }: { status: number }): boolean => {
  if (status === 200 || status === 204) return true;
  if (status === 403) return false;
  throw new Error(`Neither allowed nor refused by a right: ${String(status)}.`);
};

/** How each action is tried by Ada, in a role; another's business is Karim's with Zoé. */
export async function attemptsIn(
  relais: RunningRelais,
  { networkId, people }: SmallNetwork,
): Promise<Readonly<Record<Action, (tried: Circumstances) => Promise<boolean>>>> {
  const [ada, karim, zoe] = ['Ada', 'Karim', 'Zoé'].map((name) => people[name] ?? ('' as never)) as [
    (typeof people)[string],
    (typeof people)[string],
    (typeof people)[string],
  ];
  const tokens = {
    member: await relais.token(networkId, ada),
    host: await relais.token(networkId, ada, 'host'),
    organiser: await relais.token(networkId, ada, 'organiser'),
  };
  let comfortSize = 30;
  const today = relais.installation.clock.dayIn('Europe/Paris');
  const here = `/api/networks/${networkId}`;
  const get = async (role: Role, path: string) => relais.ask('GET', path, { token: tokens[role] });
  const put = async (role: Role, path: string, body: object) =>
    relais.ask('PUT', path, { token: tokens[role], body });
  const made = async (path: string, body: object) => {
    const id = randomUUID();
    const answer = await put('organiser', `${path}/${id}`, body);
    if (answer.status !== 200) throw new Error(`Not made: ${JSON.stringify(answer.body)}`);
    return id;
  };
  const giver = (own: boolean) => (own ? ada : karim);
  const lead = { networkId, passedOn: today, scope: 'outside', contactBy: 'receiver' };
  const aLead = (own: boolean) =>
    made('/api/referrals', { ...lead, giverId: giver(own), receiverId: zoe, prospect: { name: 'P' } });
  const received = (own: boolean) =>
    made('/api/referrals', {
      ...{ networkId, passedOn: today, scope: 'inside', giverId: zoe, receiverId: giver(own) },
    });
  const thanks = (own: boolean) => ({ networkId, thankingId: giver(own), thankedId: zoe, on: today });
  const met = (own: boolean) => ({ networkId, personId: giver(own), withId: zoe, on: today });
  const startTime = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Paris',
    hour: '2-digit',
    minute: '2-digit',
  }).format(relais.installation.clock.now());
  const meeting = (date: string) => ({
    ...{ networkId, date, startTime, kind: 'breakfast', status: 'scheduled' },
  });
  const command = (role: Role) => ({
    ...{ commandId: randomUUID(), networkId, today },
    principal: { personId: ada, role },
  });
  const executed = (run: Promise<unknown>) =>
    run.then(
      () => true,
      (error: unknown) => {
        if ((error as { code?: string }).code !== 'not-allowed') throw error;
        return false;
      },
    );

  return {
    'read-network': async ({ role }) =>
      allowed(await get(role, `${here}/members`)) && allowed(await get(role, `${here}/liveliness`)),
    'read-names': async ({ role }) => allowed(await get(role, `${here}/liveliness/people`)),
    'read-figures': async ({ role, own }) => {
      const { body } = await get(role, `${here}/members`);
      const listed = body['members'] as { personId: string; given: number | null }[];
      return listed.find(({ personId }) => personId === giver(own))?.given !== null;
    },
    'read-ledger': async ({ role, own }) => allowed(await get(role, `${here}/people/${giver(own)}/ledger`)),
    'open-referral': async ({ role, own }) => allowed(await get(role, `/api/referrals/${await aLead(own)}`)),
    'pass-referral': async ({ role, own }) =>
      allowed(
        await put(role, `/api/referrals/${randomUUID()}`, {
          ...{ networkId, passedOn: today, scope: 'inside', giverId: giver(own), receiverId: zoe },
        }),
      ),
    'record-agreement': async ({ role, own }) =>
      allowed(await put(role, `/api/referrals/${await aLead(own)}/agreement`, { on: today, how: 'oral' })),
    'acknowledge-referral': async ({ role, own }) =>
      allowed(await put(role, `/api/referrals/${await received(own)}/acknowledgement`, { on: today })),
    'report-outcome': async ({ role, own }) =>
      allowed(
        await put(role, `/api/referrals/${await received(own)}/outcome`, { outcome: 'contacted', on: today }),
      ),
    'withdraw-referral': async ({ role, own }) =>
      allowed(await put(role, `/api/referrals/${await aLead(own)}/withdrawal`, {})),
    'give-thanks': async ({ role, own }) =>
      allowed(await put(role, `/api/thanks/${randomUUID()}`, thanks(own))),
    'withdraw-thanks': async ({ role, own }) =>
      allowed(await put(role, `/api/thanks/${await made('/api/thanks', thanks(own))}/withdrawal`, {})),
    'hold-one-to-one': async ({ role, own }) =>
      allowed(await put(role, `/api/one-to-ones/${randomUUID()}`, met(own))),
    'withdraw-one-to-one': async ({ role, own }) =>
      allowed(await put(role, `/api/one-to-ones/${await made('/api/one-to-ones', met(own))}/withdrawal`, {})),
    'state-need': async ({ role, own }) => {
      const needId = randomUUID() as NeedId;
      const said = { networkId, needId, personId: giver(own), until: today, ref: null };
      return executed(relais.commands.execute(new StateNeed(said, command(role), { text: 'un local' })));
    },
    'put-meeting': async ({ role }) =>
      allowed(await put(role, `/api/meetings/${randomUUID()}`, meeting(today))),
    'announce-attendance': async ({ role, own }) => {
      const id = await made('/api/meetings', meeting('2099-01-08'));
      const body = { coming: 'yes', personId: giver(own) };
      return allowed(await put(role, `/api/meetings/${id}/announcement`, body));
    },
    'record-attendance': async ({ role, own, isThatDay }) => {
      const id = await made('/api/meetings', meeting(isThatDay ? today : '2026-03-05'));
      return allowed(await put(role, `/api/meetings/${id}/attendance/${giver(own)}`, { status: 'late' }));
    },
    'read-attendance': async ({ role, own }) => {
      const id = await made('/api/meetings', meeting(today));
      const line = `/api/meetings/${id}/attendance/${giver(own)}`;
      await put('organiser', line, { status: 'excused' });
      return allowed(await get(role, line));
    },
    'note-call': async ({ role }) =>
      allowed(
        await put(role, `/api/care-notes/${randomUUID()}`, { networkId, personId: zoe, calledOn: today }),
      ),
    'decline-follow-up': async ({ role, own }) => {
      const { body } = await put(role, `${here}/people/${giver(own)}/no-follow-up`, {});
      return body['code'] !== 'not-allowed';
    },
    'register-person': async ({ role }) =>
      allowed(await put(role, `${here}/people/${randomUUID()}`, { name: 'Neuve' })),
    'describe-person': async ({ role, own }) =>
      allowed(await put(role, `${here}/people/${giver(own)}/description`, { company: 'Neuve' })),
    'correct-address': ({ role }) => {
      const data = { networkId, personId: zoe, fields: ['email'] };
      const personal = { email: 'zoe@example.com' };
      return executed(relais.commands.execute(new DescribePerson(data, command(role), personal)));
    },
    'erase-person': async ({ role, own }) =>
      allowed(await put(role, `${here}/people/${giver(own)}/contact-erasure`, {})),
    'erase-prospect': async ({ role, own }) =>
      allowed(await put(role, `/api/referrals/${await aLead(own)}/prospect-erasure`, {})),
    'read-erasures': async ({ role }) => allowed(await get(role, `${here}/erasures`)),
    'show-join-link': async ({ role }) => allowed(await get(role, `${here}/join-link`)),
    'read-people': async ({ role }) => allowed(await get(role, `${here}/people`)),
    'describe-network': async ({ role }) =>
      allowed(await put(role, `${here}/description`, { controller: 'Association' })),
    'change-charter': async ({ role }) =>
      allowed(
        await put(role, `${here}/charter`, { from: today, charter: { comfortSize: (comfortSize += 1) } }),
      ),
    'admit-member': ({ role }) =>
      executed(
        relais.commands.execute(
          new AdmitMember(
            { networkId, personId: zoe, joinedOn: '2020-01-01', leftOn: '2020-02-01', because: 'left' },
            command(role),
          ),
        ),
      ),
    'answer-membership': ({ role, own }) =>
      executed(
        relais.commands.execute(
          new AnswerMembership({ networkId, personId: giver(own), accepted: true }, command(role)),
        ),
      ),
    'grant-role': ({ role }) =>
      executed(
        relais.commands.execute(new GrantRole({ networkId, personId: zoe, role: 'member' }, command(role))),
      ),
    'read-audit': async ({ role }) => allowed(await get(role, `${here}/audit`)),
    invite: async ({ role }) =>
      allowed(await put(role, `${here}/invitations`, { people: 'neuve@example.org', asMembers: false })),
    'manage-tokens': async ({ role }) =>
      allowed(await put(role, `${here}/tokens/${randomUUID()}`, { name: 'CRM', role: 'member' })),
  };
}
