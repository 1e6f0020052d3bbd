import {
  type Day,
  type MeetingId,
  type NetworkId,
  type PersonId,
  type ReferralId,
  type SeriesId,
  decimalAmount,
  isProspectCalled,
} from '@relais/contracts';
import type { PersonalValues } from '@relais/event-sourcing';
import { type AttendanceDetails, hasPlanOfSeries, isKeptOn } from '@relais/meetings';
import { hasLeftBy } from '@relais/networks/rules';
import { prospectId } from '@relais/people';
import type { Vault } from '@relais/vault';
import type { EntityManager } from 'typeorm';
import { agendaCells } from './agenda-cells';
import { conventionsOf } from './reading/conventions';
import type { AnnouncementState, MeetingState, NetworkState, ReferralState } from './recorded/network-state';
import { asRecordedNow } from './recorded/recorded-values';
import { type PersonField, personFields } from './tables/person-fields';

/** A line of the export by its columns; null is an empty value. */
export type ExportRow = Readonly<Record<string, string | number | null>>;

const windowSize = 1000;

/** The lines of a network in the import format; personal values are opened a thousand at a time. */
export class ExportRows {
  private constructor(
    private readonly state: NetworkState,
    private readonly people: ReadonlyMap<PersonId, PersonalValues>,
    private readonly open: (subjects: readonly string[]) => Promise<Map<string, PersonalValues>>,
  ) {}

  static async collect(
    state: NetworkState,
    networkId: NetworkId,
    { vault, rows }: Readonly<{ vault: Vault; rows: EntityManager }>,
  ): Promise<ExportRows> {
    const { region } = conventionsOf(state.founded);
    const open = async (subjects: readonly string[]) =>
      asRecordedNow(await vault.open(rows, networkId, subjects), region);
    const people = new Map<PersonId, PersonalValues>();
    for (const window of windows([...state.people])) {
      const opened = await open(window);
      for (const personId of window) people.set(personId, opened.get(personId) ?? {});
    }
    return new ExportRows(state, people, open);
  }

  async networkValues(networkId: NetworkId): Promise<PersonalValues> {
    return (await this.open([networkId])).get(networkId) ?? {};
  }

  *members(): Generator<ExportRow> {
    const members = this.state.members();
    for (const personId of members.persons()) {
      const { name, email, company, sector } = this.people.get(personId) ?? {};
      for (const { joinedOn, leftOn, because } of members.periodsOf(personId))
        yield {
          memberRef: this.person(personId),
          ...{ name: name ?? null, email: email ?? null, company: company ?? null, sector: sector ?? null },
          ...{ joinedOn, leftOn, leftBecause: because },
        };
    }
  }

  /** The people that the other files do not describe completely. */
  *collectOthers(): Generator<ExportRow> {
    const members = this.state.members();
    const seen = new Set([...this.state.attendance.values()].map(({ personId }) => personId));
    for (const [personId, values] of this.people) {
      const described = personFields.map((field) => [field, values[field] || null] as const);
      const isMember = members.wasEverMember(personId);
      const isMore = described.some(([field, value]) => value !== null && !inOtherFiles(field, isMember));
      if (isMore || (!isMember && !seen.has(personId)))
        yield { personRef: this.person(personId), ...Object.fromEntries(described) };
    }
  }

  /** One line for each plan of a series. */
  async *series(): AsyncGenerator<ExportRow> {
    const places = await this.open([...this.state.series.keys()]);
    for (const [seriesId, { ref, plans }] of this.state.series)
      for (const { rule, without, placeMark, ...plan } of plans)
        yield {
          ...{ seriesRef: ref ?? seriesId, weekday: rule.weekday, ...plan },
          ...('every' in rule ? { every: rule.every } : { nth: rule.nth.join(' ') }),
          without: without.map(({ from, to }) => (from === to ? from : `${from}/${to}`)).join(' '),
          place: placeMark === null ? null : (places.get(seriesId)?.['place'] ?? null),
        };
  }

  async *meetings(): AsyncGenerator<ExportRow> {
    for (const window of windows(this.meetingsByDay())) {
      const opened = await this.open(window.map(([meetingId]) => meetingId));
      for (const [meetingId, meeting] of window) {
        const { ref, plan, status, unnamed, series, openedBy, keptOn } = meeting;
        const { date, startTime, endTime, kind, placeMark } = plan;
        const values = opened.get(meetingId) ?? {};
        const place = placeMark === null ? null : (values['place'] ?? null);
        yield {
          ...{ meetingRef: ref ?? meetingId, date, startTime, endTime, kind, place, status },
          ...{ unnamed: unnamed || null, kept: status === 'scheduled' && keptOn === date ? 'yes' : null },
          ...(series && {
            seriesRef: this.ref('series', series.seriesId),
            seriesDate: series.date,
            byHand: hasPlanOfSeries(meeting) ? null : 'yes',
          }),
          ...agendaCells(meeting, values),
          openedBy: openedBy && this.person(openedBy),
        };
      }
    }
  }

  *attendance(): Generator<ExportRow> {
    for (const {
      meetingId,
      personId,
      status,
      substituteFor,
      invitedBy,
      firstTime,
      welcomedBy,
    } of this.attendanceByMeeting()) {
      const { name, email } = this.people.get(personId) ?? {};
      yield {
        meetingRef: this.state.meetings.get(meetingId)?.ref ?? meetingId,
        personRef: this.person(personId),
        personName: name ?? null,
        personEmail: email ?? null,
        status,
        substituteFor: substituteFor && this.person(substituteFor),
        invitedBy: invitedBy && this.person(invitedBy),
        firstTime: firstTime === null ? null : yesOrNo(firstTime),
        welcomedBy: welcomedBy && this.person(welcomedBy),
      };
    }
  }

  /** Those that are kept on that day: an announcement, then its guests. */
  *announcements(today: Day): Generator<ExportRow> {
    const order = new Map(this.meetingsByDay().map(([meetingId], n) => [meetingId, n]));
    const place = ({ meetingId }: AnnouncementState) => order.get(meetingId) ?? 0;
    const inOrder = [...this.state.announcements.values()].toSorted((a, b) => place(a) - place(b));
    for (const { meetingId, personId, coming, substituteId, guests } of inOrder) {
      const meeting = this.state.meetings.get(meetingId);
      if (!meeting || !isKeptOn(today, meeting.plan.date)) continue;
      const meetingRef = meeting.ref ?? meetingId;
      const substitute = substituteId && this.person(substituteId);
      if (coming !== null)
        yield { meetingRef, personRef: this.person(personId), coming, substitute, invitedBy: null };
      for (const guestId of guests)
        yield {
          ...{ meetingRef, personRef: this.person(guestId), coming: 'yes', substitute: null },
          invitedBy: this.person(personId),
        };
    }
  }

  /** Those whose texts are kept. */
  async collectNeeds(): Promise<ExportRow[]> {
    const needs: ExportRow[] = [];
    for (const window of windows([...this.state.needs])) {
      const texts = await this.open(window.map(([needId]) => needId));
      for (const [needId, { ref, personId, on, until }] of window) {
        const text = texts.get(needId)?.['text'];
        if (text !== undefined)
          needs.push({
            ...{ needRef: ref ?? needId, personRef: this.person(personId), text, statedOn: on, until },
          });
      }
    }
    return needs;
  }

  async *referrals(): AsyncGenerator<ExportRow> {
    const inOrder = [...this.state.referrals.values()].toSorted((a, b) => a.position - b.position);
    for (const window of windows(inOrder)) {
      const prospects = await this.open(window.map(({ referralId }) => prospectId(referralId)));
      for (const state of window)
        yield this.referral(state, prospects.get(prospectId(state.referralId)) ?? {});
    }
  }

  private referral(state: ReferralState, { name, phone, email, need, agreedHow }: PersonalValues): ExportRow {
    const { scope, contactBy, agreedOn, passedOn, meetingId, parentId } = state;
    const isOutside = scope === 'outside';
    const isAgreed = isOutside && agreedOn !== null;
    return {
      referralRef: this.ref('referrals', state.referralId),
      passedOn,
      fromRef: this.person(state.giverId),
      toRef: this.person(state.receiverId),
      scope,
      warmth: state.warmth,
      contactBy: isOutside ? contactBy : null,
      agreed: isAgreed ? 'yes' : isProspectCalled(state) ? 'no' : null,
      meetingRef: meetingId && this.ref('meetings', meetingId),
      parentRef: parentId && this.ref('referrals', parentId),
      prospectName: name ?? null,
      prospectPhone: phone ?? null,
      prospectEmail: email ?? null,
      need: need ?? null,
      agreedOn: isAgreed && agreedOn !== passedOn ? agreedOn : null,
      agreedHow: agreedHow ?? null,
      withdrawnOn: state.withdrawnOn,
    };
  }

  *thanks(currency: string, decimals: number): Generator<ExportRow> {
    for (const [thanksId, { ref, referralId, thankingId, thankedId, on, amountInCents, withdrawnOn }] of this
      .state.thanks)
      yield {
        thanksRef: ref ?? thanksId,
        referralRef: referralId && this.ref('referrals', referralId),
        fromRef: this.person(thankingId),
        toRef: this.person(thankedId),
        on,
        amount: amountInCents === null ? null : decimalAmount(amountInCents, decimals),
        currency,
        withdrawnOn,
      };
  }

  *oneToOnes(): Generator<ExportRow> {
    for (const [oneToOneId, { ref, on, aId, bId, withdrawnOn }] of this.state.oneToOnes)
      yield {
        oneToOneRef: ref ?? oneToOneId,
        on,
        aRef: this.person(aId),
        bRef: this.person(bId),
        withdrawnOn,
      };
  }

  private meetingsByDay(): [MeetingId, MeetingState][] {
    const key = ([id, { plan, ref }]: [MeetingId, MeetingState]) =>
      `${plan.date} ${plan.startTime} ${ref ?? id}`;
    return [...this.state.meetings].toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  }

  /** Without what was taken back of a former member: an import takes no absence of one. */
  private attendanceByMeeting(): AttendanceDetails[] {
    const order = new Map(this.meetingsByDay().map(([meetingId], n) => [meetingId, n]));
    const place = ({ meetingId }: AttendanceDetails) => order.get(meetingId) ?? 0;
    const members = this.state.members();
    const isTakenBack = ({ meetingId, personId, status }: AttendanceDetails) => {
      const day = this.state.meetings.get(meetingId)?.plan.date;
      return status === 'absent' && day !== undefined && hasLeftBy(members.periodsOf(personId), day);
    };
    return [...this.state.attendance.values()]
      .filter((line) => !isTakenBack(line))
      .toSorted((a, b) => place(a) - place(b));
  }

  private person(personId: PersonId): string {
    return this.people.get(personId)?.['ref'] ?? personId;
  }

  private ref(table: 'series' | 'meetings' | 'referrals', id: SeriesId | MeetingId | ReferralId): string {
    return (this.state[table] as ReadonlyMap<string, { ref: string | null }>).get(id)?.ref ?? id;
  }
}

/** Whether members.csv or attendance.csv have this field of a person who is in them. */
const inOtherFiles = (field: PersonField, isMember: boolean): boolean =>
  field === 'name' || field === 'email' || (isMember && (field === 'company' || field === 'sector'));

const yesOrNo = (is: boolean): string => (is ? 'yes' : 'no');

function* windows<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < all.length; start += windowSize) yield all.slice(start, start + windowSize);
}
