import { randomUUID } from 'node:crypto';
import { accountRoutes } from './account-routes';
import type { Belonging } from './personas';
import type { About, Body, RouteProbes, Scene } from './route-probes';
import type { Club, World } from './world';

const everybody = () => true;
const members = ({ role }: Belonging) => role !== 'visitor';
const hosts = ({ role }: Belonging) => role === 'host' || role === 'organiser';
const organisers = ({ role }: Belonging) => role === 'organiser';
const himself = ({ personId }: Belonging, { ids }: About) => ids.personId === personId;
const hostsOrHimself = (me: Belonging, about: About) => hosts(me) || himself(me, about);
const hostsOrMemberHimself = (me: Belonging, about: About) => members(me) && hostsOrHimself(me, about);
const organisersOrHimself = (me: Belonging, about: About) => organisers(me) || himself(me, about);
const parties = ({ personId }: Belonging, { thing }: About) => thing?.parties.includes(personId) ?? false;
const firstParty = ({ personId }: Belonging, { thing }: About) => thing?.parties[0] === personId;
const secondParty = ({ personId }: Belonging, { thing }: About) => thing?.parties[1] === personId;
/** In their own name, or as an organiser in any name. */
const inNameOf =
  (field: string) =>
  (me: Belonging, { body }: About) =>
    organisers(me) || (members(me) && (body[field] === undefined || body[field] === me.personId));

const firstTwo = ({ people }: Club) => Object.values(people).slice(0, 2) as string[] as [string, string];
/** Nobody named, one of us, one of them. */
const names = ({ ours, theirs }: Scene) => [undefined, firstTwo(ours)[0], firstTwo(theirs)[0]];
const over = <A, B>(many: readonly A[], make: (one: A) => readonly B[]): B[] => many.flatMap(make);
/** Every body in both networks, and one in a network that nobody knows. */
const inNetworks = ({ ours, theirs }: Scene, make: (networkId: string) => Body[]): Body[] => [
  ...over([ours, theirs], ({ networkId }) => make(networkId)),
  ...make(randomUUID()).slice(0, 1),
];

/** Each stream of an account takes the place of the one before, so that there are never too many. */
const ofOneClient = `?stream=${randomUUID()}`;

export const routes: Readonly<Record<string, RouteProbes>> = {
  'get /api/me': { may: everybody, isOfCaller: true },
  'get /api/me/networks': { may: everybody, isOfCaller: true },
  'get /api/me/news': { may: everybody, isOfCaller: true },
  'put /api/networks/{networkId}': {
    may: everybody,
    ofAccount: [403],
    bodies: () => [
      {
        ...{ name: 'Neuf', founder: 'Ada', purpose: 'business', language: 'fr', timezone: 'Europe/Paris' },
        ...{ currency: 'EUR', controller: 'Ada', contact: 'ada@example.org' },
      },
    ],
  },
  'get /api/me/data': { may: everybody, isOfCaller: true },
  'get /api/networks/{networkId}/members': { may: members },
  'get /api/me/events': { may: everybody, isOfCaller: true, isStream: true, query: ofOneClient },
  'get /api/networks/{networkId}/events': { may: everybody, isStream: true, query: ofOneClient },
  'get /api/networks/{networkId}/people': { may: organisers },
  'get /api/networks/{networkId}/description': { may: everybody, beforeAcceptance: true },
  'put /api/networks/{networkId}/description': {
    may: organisers,
    bodies: () => [{ controller: 'Association' }],
  },
  'get /api/networks/{networkId}/charter': { may: everybody },
  // A day that is over: a rule refuses it, and the other probes meet the rules as they are.
  'put /api/networks/{networkId}/charter': {
    may: organisers,
    bodies: () => [{ from: '2020-01-01', charter: { comfortSize: 20 } }],
  },
  'get /api/networks/{networkId}/today': { may: members },
  'get /api/networks/{networkId}/liveliness': { may: members },
  'get /api/networks/{networkId}/liveliness/people': { may: hosts },
  'get /api/networks/{networkId}/people/{personId}/ledger': {
    may: ({ personId }, { ids }) => ids.personId === personId,
  },
  'put /api/networks/{networkId}/people/{personId}': { may: hosts, bodies: () => [{ name: 'Passante' }] },
  'put /api/networks/{networkId}/people/{personId}/description': {
    may: hostsOrHimself,
    bodies: () => [{ company: 'Neuve' }],
  },
  'put /api/networks/{networkId}/people/{personId}/contact-erasure': {
    may: organisersOrHimself,
    takesAway: true,
    beforeAcceptance: true,
  },
  'put /api/networks/{networkId}/people/{personId}/no-follow-up': {
    may: hostsOrHimself,
    beforeAcceptance: true,
    takesAway: true,
  },
  'put /api/networks/{networkId}/people/{personId}/erasure': {
    may: organisersOrHimself,
    takesAway: true,
    beforeAcceptance: true,
  },
  'put /api/referrals/{referralId}/prospect-erasure': {
    may: (me, about) => organisers(me) || parties(me, about),
    takesAway: true,
  },
  'get /api/networks/{networkId}/erasures': { may: organisers },
  'get /api/networks/{networkId}/audit': { may: organisers },
  // Declining would take the member away for the other probes.
  'put /api/networks/{networkId}/acceptance': {
    ...{ may: everybody, beforeAcceptance: true, takesAway: true },
    bodies: () => [{ accepted: true }],
  },
  'put /api/networks/{networkId}/invitations': {
    may: organisers,
    bodies: () => [{ people: 'neuve@example.org', asMembers: true }],
  },
  'get /api/networks/{networkId}/join-link': { may: hosts },
  'put /api/networks/{networkId}/join-link': { may: organisers },
  'delete /api/networks/{networkId}/join-link': { may: organisers },
  'get /api/networks/{networkId}/join-requests': { may: organisers },
  'put /api/networks/{networkId}/join-requests/{requestId}/admission': {
    ...{ may: organisers, once: true, bodies: () => [{ asMember: false }] },
  },
  'delete /api/networks/{networkId}/join-requests/{requestId}': { may: organisers },
  'put /api/networks/{networkId}/people/{personId}/role': {
    may: organisers,
    bodies: () => [{ role: 'member' }],
  },
  'put /api/networks/{networkId}/people/{personId}/leaving': {
    may: organisers,
    // Before they joined: a rule refuses it. A person who left may be erased, and the others would not find them.
    bodies: () => [{ leftOn: '2020-01-01' }],
  },
  'put /api/networks/{networkId}/people/{personId}/membership': {
    may: organisers,
    // Of a membership that is not there, for the others would find another one.
    bodies: () => [{ previousJoinedOn: '2019-12-31', joinedOn: '2020-01-01', leftOn: null }],
  },
  'get /api/networks/{networkId}/tokens': { may: organisers },
  'put /api/networks/{networkId}/tokens/{tokenId}': {
    may: organisers,
    bodies: () => ['member', 'host', 'organiser'].map((role) => ({ name: 'Neuf', role })),
  },
  'delete /api/networks/{networkId}/tokens/{tokenId}': { may: organisers },

  'put /api/referrals/{referralId}': {
    may: inNameOf('giverId'),
    bodies: (scene) =>
      inNetworks(scene, (networkId) =>
        over(names(scene), (giverId) =>
          [scene.ours, scene.theirs].map((club) => ({
            ...{ networkId, giverId, receiverId: firstTwo(club)[1] },
            ...{ passedOn: '2026-03-05', scope: 'inside', meetingId: undefined },
          })),
        ),
      ),
  },
  'get /api/referrals/{referralId}': { may: parties },
  'put /api/referrals/{referralId}/agreement': { may: parties, bodies: () => [{ on: '2026-03-06' }] },
  'put /api/referrals/{referralId}/acknowledgement': {
    may: secondParty,
    bodies: () => [{ on: '2026-03-06' }],
  },
  'put /api/referrals/{referralId}/outcome': {
    may: secondParty,
    bodies: () => [{ outcome: 'contacted', on: '2026-03-06' }],
  },
  'put /api/referrals/{referralId}/withdrawal': { may: firstParty, bodies: () => [{}] },

  'put /api/thanks/{thanksId}': {
    may: inNameOf('thankingId'),
    bodies: (scene) =>
      inNetworks(scene, (networkId) =>
        over(names(scene), (thankingId) =>
          [undefined, scene.ours, scene.theirs].map((club) => ({
            ...{ networkId, thankingId, thankedId: firstTwo(scene.ours)[1], on: scene.ours.day },
            referralId: club && referralOf(scene.world, club),
          })),
        ),
      ),
  },
  'put /api/thanks/{thanksId}/withdrawal': { may: firstParty, bodies: () => [{}] },

  'put /api/one-to-ones/{oneToOneId}': {
    may: inNameOf('personId'),
    bodies: (scene) =>
      inNetworks(scene, (networkId) =>
        over(names(scene), (personId) =>
          [scene.ours, scene.theirs].map((club) => ({
            ...{ networkId, personId, withId: firstTwo(club)[1], on: scene.ours.day },
          })),
        ),
      ),
  },
  'put /api/one-to-ones/{oneToOneId}/withdrawal': { may: parties, bodies: () => [{}] },

  'put /api/needs/{needId}': {
    may: members,
    bodies: (scene) =>
      inNetworks(scene, (networkId) => [{ networkId, text: 'un local', until: scene.ours.day }]),
  },
  // Taken back, a need is shown to nobody: what the others may see of it is probed before.
  'put /api/needs/{needId}/withdrawal': { may: firstParty, takesAway: true },

  'put /api/care-notes/{noteId}': {
    may: hosts,
    bodies: (scene) =>
      inNetworks(scene, (networkId) =>
        [scene.ours, scene.theirs].map((club) => ({
          ...{ networkId, personId: firstTwo(club)[0], calledOn: scene.ours.day },
        })),
      ),
  },
  // Withdrawn, a note is shown to nobody: what the others may see of it is probed before.
  'put /api/care-notes/{noteId}/withdrawal': { may: hosts, takesAway: true },

  'put /api/meetings/{meetingId}': {
    may: hosts,
    bodies: (scene) =>
      inNetworks(scene, (networkId) => [
        { networkId, date: scene.ours.day, startTime: '08:00', kind: 'lunch', status: 'held' },
      ]),
  },
  'put /api/meetings/{meetingId}/attendance/{personId}': {
    may: (me, about) => hosts(me) || (members(me) && himself(me, about) && 'on some days'),
    bodies: () => [{ status: 'late' }],
  },
  'get /api/networks/{networkId}/meetings': { may: members, query: '?from=2026-01-01&to=2026-12-31' },
  'get /api/networks/{networkId}/series': { may: members },
  'put /api/series/{seriesId}': {
    may: hosts,
    bodies: (scene) =>
      inNetworks(scene, (networkId) => [
        {
          ...{ networkId, rule: { every: 26, weekday: 4 }, from: scene.ours.day },
          ...{ startTime: '08:00', kind: 'lunch' },
        },
      ]),
  },
  'put /api/series/{seriesId}/ending': { may: hosts, bodies: () => [{ on: '2026-12-31' }] },
  'get /api/networks/{networkId}/decisions': { may: hosts },
  'put /api/meetings/{meetingId}/decision': { may: hosts, bodies: () => [{ because: 'series', keep: true }] },
  'get /api/networks/{networkId}/visitors': { may: hosts },
  'get /api/meetings/{meetingId}': { may: members },
  'get /api/meetings/{meetingId}/calendar': { may: members },
  'get /api/meetings/{meetingId}/attendance/{personId}': { may: hostsOrMemberHimself },
  'put /api/meetings/{meetingId}/unnamed': { may: hosts, bodies: () => [{ unnamed: 2 }] },
  'get /api/networks/{networkId}/minute': { may: everybody },
  'get /api/networks/{networkId}/one-to-ones': { may: everybody },
  'get /api/meetings/{meetingId}/minutes/{personId}': { may: hosts, isPassing: true },
  'put /api/meetings/{meetingId}/agenda': {
    may: hosts,
    bodies: () => [{ items: [{ title: 'Accueil', minutes: 10 }] }],
  },
  'put /api/meetings/{meetingId}/round': {
    may: hosts,
    bodies: (scene) => names(scene).flatMap((openedBy) => (openedBy === undefined ? [] : [{ openedBy }])),
  },
  'put /api/meetings/{meetingId}/announcement': {
    may: (me, about) => hosts(me) || inNameOf('personId')(me, about),
    bodies: (scene) => names(scene).map((personId) => ({ coming: 'yes', personId })),
  },
  'put /api/meetings/{meetingId}/closing': {
    may: hosts,
    bodies: ({ ours }) => [{ attendance: [{ personId: firstTwo(ours)[0], status: 'late' }] }],
  },
  'get /api/meetings/{meetingId}/visitor-code': { may: hosts },
  'put /api/meetings/{meetingId}/visitor-code': { may: hosts, bodies: () => [{}] },
  'delete /api/meetings/{meetingId}/visitor-code': { may: hosts },
  'get /api/meetings/{meetingId}/arrivals': { may: hosts },
  'put /api/meetings/{meetingId}/arrivals/{arrivalId}': { may: hosts, once: true, bodies: () => [{}] },
  'delete /api/meetings/{meetingId}/arrivals/{arrivalId}': { may: hosts, takesAway: true },
  'delete /api/meetings/{meetingId}/arrivals': { may: hosts },
  ...accountRoutes,
};

const referralOf = ({ things }: World, { networkId }: Club): string | undefined =>
  things.find((thing) => thing.kind === 'referralId' && thing.networkId === networkId)?.id;
