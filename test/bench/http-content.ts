import { randomUUID } from 'node:crypto';

/** Givers and receivers of referrals: the people of a network, and the token of its organiser. */
export type HttpClub = Readonly<{ networkId: string; people: readonly string[]; token: string }>;

/** A request as a browser sends it: an inside referral between two people of some club, on a new id. */
export function referralRequest(clubs: readonly HttpClub[], passedOn: string) {
  const { networkId, people, token } = clubs[between(0, clubs.length)] as HttpClub;
  const giver = between(0, people.length);
  const receiver = (giver + between(1, people.length)) % people.length;
  return {
    id: randomUUID(),
    token,
    body: {
      networkId,
      giverId: people[giver],
      receiverId: people[receiver],
      passedOn,
      scope: 'inside',
      need: 'Refaire un site web, sobre et vite',
    },
  };
}

const between = (from: number, below: number): number => from + Math.floor(Math.random() * (below - from));
