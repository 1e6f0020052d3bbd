import { randomUUID } from 'node:crypto';
import type { RouteProbes } from './route-probes';

const everybody = () => true;
const asking = { secret: 'x'.repeat(43), name: 'Zoé', address: 'zoe@example.org' };
const visiting = { secret: 'x'.repeat(43), visitId: randomUUID(), name: 'Zoé' };
const objectionKey = `${randomUUID()}_${'A'.repeat(22)}`;

/** Of accounts, and open to everybody: no network decides. */
export const accountRoutes: Readonly<Record<string, RouteProbes>> = {
  'get /api/me/sessions': { may: everybody, ofAccount: [200] },
  'delete /api/me/sessions/{sessionId}': { may: everybody, ofAccount: [404] },
  'delete /api/me/account': { may: everybody, ofAccount: [422] },
  'post /api/me/address/code': {
    may: everybody,
    ofAccount: [202],
    bodies: () => [{ address: 'guessed@example.org', language: 'fr' }],
  },
  'put /api/me/address': { may: everybody, ofAccount: [410], bodies: () => [{ code: '123456' }] },
  'get /api/me/sign-ins': { may: everybody, ofAccount: [200] },
  'post /api/sign-out/everywhere': { may: everybody, open: [401], keepsSession: true },
  'get /api/me/calendar': { may: everybody, isOfCaller: true },
  'put /api/me/calendar': { may: everybody, isOfCaller: true, bodies: () => [{}] },
  'delete /api/me/calendar': { may: everybody, isOfCaller: true },
  'get /api/calendar/{secret}.ics': { may: everybody, open: [404] },
  'get /api/me/mails': { may: everybody, ofAccount: [200] },
  'put /api/me/mails': {
    may: everybody,
    ofAccount: [204],
    bodies: () => [{ choice: 'weekly', language: 'fr' }],
  },
  'get /api/unsubscribe/{secret}': { may: everybody, open: [200, 303] },
  'post /api/unsubscribe/{secret}': { may: everybody, open: [404] },
  'get /api/sign-in/ways': { may: everybody, open: [200] },
  'post /api/sign-in/code': {
    may: everybody,
    open: [202],
    bodies: () => [{ address: 'guessed@example.org', language: 'fr' }],
  },
  'post /api/sign-in/look': { may: everybody, open: [200], bodies: () => [{ token: 'guessed' }] },
  'post /api/sign-in': { may: everybody, open: [410], bodies: () => [{ token: 'guessed' }] },
  'post /api/objections/look': { may: everybody, open: [200], bodies: () => [{ keys: [objectionKey] }] },
  'post /api/objections': { may: everybody, open: [204], bodies: () => [{ keys: [objectionKey] }] },
  'post /api/joining/look': { may: everybody, open: [410], bodies: () => [{ secret: 'x'.repeat(43) }] },
  'post /api/joining': { may: everybody, open: [410], bodies: () => [asking] },
  'post /api/visiting/look': { may: everybody, open: [404], bodies: () => [{ secret: 'x'.repeat(43) }] },
  'post /api/visiting': { may: everybody, open: [404], bodies: () => [visiting] },
  'post /api/visiting/no-follow-up': {
    may: everybody,
    open: [404],
    bodies: () => [{ secret: visiting.secret, visitId: visiting.visitId }],
  },
  'post /api/sign-out': { may: everybody, open: [204], keepsSession: true },
};
