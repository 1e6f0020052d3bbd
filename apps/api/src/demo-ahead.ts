import type { CommandBus } from '@nestjs/cqrs';
import { Visits } from '@relais/access';
import {
  type Coming,
  type Day,
  type NetworkId,
  type PersonId,
  type SeriesId,
  dayAfter,
  weekdayOf,
} from '@relais/contracts';
import { type Envelope, v5 } from '@relais/event-sourcing';
import type { Installation } from '@relais/installation';
import { AnnounceAttendance, PutSeries, meetingOfSeries, personalOf } from '@relais/meetings';

const thursday = 4;
const place = 'Brasserie du Port, Bordeaux';

type Said = Readonly<{ coming: Coming; substitute?: string; guests?: readonly string[] }>;

/** What members of the demo have announced for the next meeting, by their refs; guests and substitutes by name or ref. */
const announced: Readonly<Record<string, Said>> = {
  P0001: { coming: 'yes', guests: ['Solène Imaginaire'] },
  P0004: { coming: 'yes' },
  P0007: { coming: 'no' },
  P0008: { coming: 'yes' },
  P0009: { coming: 'yes', guests: ['Octave Dubrouillard', 'Nausicaa Songe'] },
  P0010: { coming: 'no', substitute: 'P0314' },
  P0011: { coming: 'yes' },
  P0015: { coming: 'yes' },
  P0021: { coming: 'yes' },
  P0024: { coming: 'no' },
  P0031: { coming: 'yes' },
  P0049: { coming: 'yes' },
  P0098: { coming: 'yes' },
  P0147: { coming: 'yes' },
};

/** Visitors who will have left their name by the code of the next meeting. */
const visitors = [
  { name: 'Balthazar Nuage', sector: 'ébéniste', phone: '+33639981301', invitedBy: 'Chloé Zanetti' },
  { name: 'Capucine Horizon', sector: 'traductrice', email: 'capucine@example.org' },
];

type Demo = Readonly<{
  networkId: NetworkId;
  today: Day;
  personId: (ref: string) => PersonId;
  envelope: (what: string) => Envelope;
}>;

/** The Thursdays of the demo from tomorrow on, what was announced for the next of them, and the visitors who wait on its sheet. */
export async function planAhead(
  { networkId, today, personId, envelope }: Demo,
  { database, vault }: Pick<Installation, 'database' | 'vault'>,
  commands: CommandBus,
): Promise<void> {
  const seriesId = v5(networkId, 'demo series') as SeriesId;
  const from = dayAfter(today, 1);
  const plan = {
    rule: { every: 1, weekday: thursday },
    from,
    until: null,
    without: [],
    startTime: '07:30',
    endTime: '09:00',
    kind: 'breakfast' as const,
    placeMark: vault.fingerprint(place),
  };
  await commands.execute(
    new PutSeries({ networkId, seriesId, ref: 'S1', ...plan }, envelope('series'), { place }),
  );
  const next = dayAfter(from, (thursday - weekdayOf(from) + 7) % 7);
  const meetingId = meetingOfSeries(seriesId, next);
  for (const [ref, { coming, substitute, guests = [] }] of Object.entries(announced)) {
    const named = guests.map((name) => ({ name, guestId: v5(networkId, `demo guest ${name}`) as PersonId }));
    const said = {
      ...{ networkId, meetingId, personId: personId(ref), coming },
      substituteId: substitute === undefined ? null : personId(substitute),
      guests: named.map(({ guestId }) => guestId),
    };
    const personal = Object.fromEntries(
      named.flatMap(({ name, guestId }) => Object.entries(personalOf(guestId, { name }))),
    );
    await commands.execute(new AnnounceAttendance(said, envelope(`announced ${ref}`), personal));
  }
  const visits = new Visits(database, vault);
  await visits.makeCode(networkId, meetingId);
  const secret = await database.asReader({ networkIds: [networkId], personIds: [] }, (rows) =>
    visits.secretFor(rows, meetingId),
  );
  const code = await visits.codeOf(secret ?? '');
  for (const visitor of visitors)
    if (code) await visits.arrive(code, v5(networkId, `demo visitor ${visitor.name}`), visitor);
}
