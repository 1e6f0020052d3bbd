import { Charter, type PersonId, dayAfter } from '@relais/contracts';
import { v5 } from '@relais/event-sourcing';
import { AdmitMember, FoundNetwork, GrantRole } from '@relais/networks';
import { RegisterPerson } from '@relais/people';
import type { Club, Person } from './club';
import { company, name } from './imaginary';
import { circles } from './trades';

const charters = [
  {},
  {},
  {},
  { exclusiveSeats: true },
  { absenceRule: { count: 3, months: 6 } },
  { thanksAmount: 'required' },
].map((charter) => Charter.parse(charter));

/** The network, its first members, its organiser and its hosts. */
export function found(club: Club, day: number): void {
  const { networkId, ref, random, size } = club;
  const on = club.dayAt(day);
  club.put(
    day,
    new FoundNetwork(
      {
        networkId,
        ref,
        timezone: random.pick(['Europe/Paris', 'Europe/Brussels']),
        currency: 'EUR',
        language: 'fr',
        foundedOn: on,
        charter: random.pick(charters),
      },
      club.envelope(day, networkId),
      { name: `Club imaginaire ${ref}` },
    ),
  );
  for (let number = 0; number < size; number++)
    admit(club, day, register(club, day), dayAfter(on, -random.integer(0, 700)));
  (['organiser', 'host'] as const).forEach((role, number) => {
    const personId = club.members[number]?.personId;
    if (!personId) return;
    const envelope = club.envelope(day, v5(personId, `role:${role}`));
    club.put(day, new GrantRole({ networkId, personId, role }, envelope));
  });
}

/** A person not seen before. */
export function register(club: Club, day: number): Person {
  const { networkId, random } = club;
  const { ref, id } = club.further('person', 'P');
  const personId = id as PersonId;
  const circle = random.integer(0, Math.min(circles.length, Math.max(1, Math.floor(club.size / 5))) - 1);
  const sector = random.pick(circles[circle] ?? []);
  const personal = { ref, name: name(random), company: company(random), sector };
  const envelope = club.organiser(day, personId);
  club.put(day, new RegisterPerson({ networkId, personId }, envelope, personal));
  return club.character(circle, personId);
}

export function admit(club: Club, day: number, person: Person, joinedOn: string): void {
  const { networkId } = club;
  const { personId } = person;
  const envelope = club.organiser(day, v5(personId, `admitted:${joinedOn}`));
  club.put(day, new AdmitMember({ networkId, personId, joinedOn, leftOn: null, because: 'left' }, envelope));
  club.members.push({ ...person, joinedOn });
}
