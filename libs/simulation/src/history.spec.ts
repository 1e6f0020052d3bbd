import type {
  AnnounceAttendance,
  AnnounceGuest,
  PutMeeting,
  PutSeries,
  RecordAttendance,
} from '@relais/meetings';
import type { AdmitMember, EndMembership } from '@relais/networks';
import type { RegisterPerson } from '@relais/people';
import type { GiveThanks, PassReferral, WithdrawReferral } from '@relais/referrals';
import { type Plan, history, networksOf } from './history';
import { circleOf } from './trades';

type Command =
  | RegisterPerson
  | PutMeeting
  | PutSeries
  | AnnounceAttendance
  | AnnounceGuest
  | RecordAttendance
  | AdmitMember
  | EndMembership
  | PassReferral
  | WithdrawReferral
  | GiveThanks;

const plan: Plan = { networks: 6, members: 25, years: 3, seed: 1, until: '2025-10-31' };
const dayMs = 86_400_000;
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / dayMs;

function commandsOf(of: Plan) {
  const all = [...history(of)].flatMap(({ commands }) => commands as unknown as Command[]);
  return <Type extends Command['type']>(type: Type) =>
    all.filter((command): command is Extract<Command, { type: Type }> => command.type === type);
}
const made = commandsOf(plan);

/** In days, of everyone together. */
function membership(of: ReturnType<typeof commandsOf>, { until, years }: Plan): number {
  const begun = Date.parse(until) - years * 365.25 * dayMs;
  const ends = of('EndMembership').reduce((sum, { data }) => sum + daysBetween(data.leftOn, until), 0);
  const starts = of('AdmitMember').map(({ data }) => Math.max(Date.parse(data.joinedOn ?? ''), begun));
  return starts.reduce((sum, start) => sum + (Date.parse(until) - start) / dayMs, 0) - ends;
}
const perMemberAndWeek = (of: ReturnType<typeof commandsOf>, size: Plan): number =>
  of('PassReferral').length / (membership(of, size) / 7);

const share = (part: readonly unknown[], whole: readonly unknown[]): number => part.length / whole.length;

function expectWithin(value: number, least: number, most: number): void {
  expect(value).toBeGreaterThanOrEqual(least);
  expect(value).toBeLessThanOrEqual(most);
}

describe('Made-up history', () => {
  it('is the same for the same plan, and another for another seed', () => {
    const small: Plan = { ...plan, networks: 2, years: 0.5 };
    expect([...history(small)]).toEqual([...history(small)]);
    expect(networksOf({ ...small, seed: 2 })).not.toEqual(networksOf(small));
    const [first] = networksOf(small);
    const ofFirst = (of: Plan) => [...history(of)].filter(({ networkId }) => networkId === first?.networkId);
    expect(ofFirst({ ...small, networks: 3 })).toEqual(ofFirst(small));
    expect(ofFirst(small).length).toBeGreaterThan(50);
  });

  it('goes on day by day up to the last one', () => {
    const days = [...history(plan)].map(({ day }) => day);
    expect(days).toEqual(days.toSorted());
    expect(days.at(-1)).toBe('2025-10-31');
    expectWithin(daysBetween(days[0] ?? '', '2025-10-31'), 3 * 365 - 14, 3 * 365 + 1);
  });

  it('plans ahead: each club has its series, and a next meeting with answers and a guest', () => {
    const planned = made('PutSeries');
    expect(planned).toHaveLength(plan.networks);
    for (const { data } of planned) {
      const next = made('PutMeeting').filter(({ data: { series } }) => series?.seriesId === data.seriesId);
      expect(next.map(({ data: { date } }) => date)).toEqual([data.from]);
      expectWithin(daysBetween(plan.until, data.from), 1, 7);
      const of = next[0]?.data.meetingId;
      const answers = made('AnnounceAttendance').filter(({ data: { meetingId } }) => meetingId === of);
      expect(answers.length).toBeGreaterThan(5);
      expect(made('AnnounceGuest').some(({ data: { meetingId } }) => meetingId === of)).toBe(true);
    }
  });

  it('has about one referral per member and week, and more than its share in a larger network', () => {
    expectWithin(perMemberAndWeek(made, plan), 0.8, 1.3);
    const [small, large] = [10, 60].map((members) => ({ ...plan, networks: 3, years: 1, members }));
    const of = (size: Plan | undefined) => (size ? perMemberAndWeek(commandsOf(size), size) : Number.NaN);
    expect(of(large)).toBeGreaterThan(1.15 * of(small));
  });

  it('keeps 60 to 75 of 100 referrals within related trades', () => {
    const circles = new Map(
      made('RegisterPerson').map(({ data, personal }) => [data.personId, circleOf(personal['sector'] ?? '')]),
    );
    const referrals = made('PassReferral');
    const related = referrals.filter(
      ({ data }) => circles.get(data.giverId) === circles.get(data.receiverId),
    );
    expectWithin(share(related, referrals), 0.6, 0.75);
  });

  it('has one to three visitors at each meeting; 15 to 30 of 100 join', () => {
    const visits = made('RecordAttendance').filter(({ data }) => data.status === 'visitor');
    const atEach = [...Map.groupBy(visits, ({ data }) => data.meetingId).values()].map((of) => of.length);
    expectWithin(Math.min(...atEach), 1, 3);
    expectWithin(Math.max(...atEach), 1, 3);
    const held = made('PutMeeting').filter(({ data }) => data.status === 'held');
    expect(atEach).toHaveLength(held.length);

    const longAgo = visits.filter(({ envelope }) => daysBetween(envelope.today, plan.until) > 90);
    const visitors = [...new Set(longAgo.map(({ data }) => data.personId))];
    const members = new Set(made('AdmitMember').map(({ data }) => data.personId));
    expectWithin(
      share(
        visitors.filter((personId) => members.has(personId)),
        visitors,
      ),
      0.15,
      0.3,
    );
  });

  it('loses about 20 of 100 members a year', () => {
    expectWithin(made('EndMembership').length / (membership(made, plan) / 365.25), 0.15, 0.25);
  });

  it('wins about a third of the referrals after 5 to 8 weeks, with log-normal amounts', () => {
    const withdrawn = new Set(made('WithdrawReferral').map(({ data }) => data.referralId));
    const old = made('PassReferral').filter(
      ({ data }) => daysBetween(data.passedOn, plan.until) > 70 && !withdrawn.has(data.referralId),
    );
    const thanks = new Map(made('GiveThanks').map(({ data }) => [data.referralId, data]));
    const won = old.filter(({ data }) => thanks.has(data.referralId));
    expectWithin(share(won, old), 0.27, 0.37);
    const after = won.map(({ data }) => daysBetween(data.passedOn, thanks.get(data.referralId)?.on ?? ''));
    expectWithin(Math.min(...after), 35, 56);
    expectWithin(Math.max(...after), 35, 56);
    const logs = won.map(({ data }) => Math.log((thanks.get(data.referralId)?.amountInCents ?? 0) / 100));
    const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
    expectWithin(Math.exp(mean), 800, 1000);
    const deviation = Math.sqrt(logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / logs.length);
    expectWithin(deviation, 1, 1.2);
  });

  it('has 10 to 20 of 100 slips entered late, and corrects one to three', () => {
    const slips = made('PassReferral');
    const late = slips.filter(({ data, envelope }) => envelope.today > data.passedOn);
    expectWithin(share(late, slips), 0.1, 0.2);
    expectWithin(share(made('WithdrawReferral'), slips), 0.01, 0.03);
  });
});
