import type { Day, ExchangeRows, LivelinessAnswer, LivelinessRows, PersonId } from '@relais/contracts';
import { type CharterInForce, hasLeftBy, inOrderOfDays, versionOn } from '@relais/networks/rules';
import { completenessOf } from './figures/completeness';
import { type CoreChanges, coreChanges, coreSince } from './figures/core-changes';
import { exchangeIn } from './figures/exchange';
import type { NetworkEvents } from './figures/events';
import { type Figures, figuresAt, meetingsOver } from './figures/figures';
import { type Gathering, gatheringOf, heldBy, regularKindsOf, roomOf } from './figures/gatherings';
import type { Groups } from './figures/groups';
import { type Moment, historyOf, lastMoments } from './figures/history';
import { type Lists, listsOf } from './figures/lists';
import { exceedsComfort, isConcentrated, notesOf } from './figures/notes';
import { type Parameters, parametersOf, rhythmOf } from './figures/parameters';
import { countsOf } from './figures/rows';
import { withInterval } from './figures/shares';
import { type State, statesAlong } from './figures/states';
import { verdictOf } from './figures/verdict';
import { type Person, personsOf } from './persons';

/** A counted meeting of the answer, and the people in each of its groups, former members included. */
export type MeetingWithPeople = LivelinessAnswer['meetings'][number] &
  Readonly<{ people: Readonly<Record<keyof Groups, readonly PersonId[]>> }>;

/** A held meeting that is not counted, and everyone who was in the room. */
type OtherMeeting = LivelinessAnswer['otherMeetings'][number] & Readonly<{ people: readonly PersonId[] }>;

/** `LivelinessAnswer` without names, with what the screens show beside it. */
export type Liveliness = Figures &
  Readonly<
    Pick<
      LivelinessAnswer,
      'asOf' | 'charter' | 'verdict' | 'notes' | 'exchange' | 'completeness' | 'evidence' | 'counts' | 'over'
    > & {
      /** Day from which the charter in force holds; null: none was adopted, DOMAIN.md's defaults. */
      charterFrom: Day | null;
      parameters: Parameters;
      /** What the figures count; `counts` are the numbers of these rows. */
      rows: LivelinessRows & ExchangeRows;
      /** The figures as of m_{T−W} and its day, to show a change; null where T ≤ W. */
      previous: Figures | null;
      /** For the sentence on the screen: few gave half of many referrals. */
      concentrated: boolean;
      core: readonly Readonly<{ personId: PersonId; since: Day }>[];
      coreChanges: CoreChanges;
      lists: Lists;
      meetings: readonly MeetingWithPeople[];
      otherMeetings: readonly OtherMeeting[];
      /** The two states of the verdict, from m_coreMinimum on. */
      states: readonly State[];
    }
  >;

/**
 * Whether a network is alive, as of a day: DOMAIN.md, "Liveliness: exact definition". Pure, total, and
 * independent of the order of the events; those after `asOf` are left out. Shares are fractions, lengths of time
 * days or counted meetings; null means unknown.
 */
export function liveliness(events: NetworkEvents, asOf: Day): Liveliness {
  const charters = inOrderOfDays(events.charters);
  const charterOn = (day: Day): CharterInForce => versionOn(charters, day);
  const { charter, from } = charterOn(asOf);
  const mayBeListed = (person: Person): boolean =>
    !hasLeftBy(person.periods, asOf) && !events.erased.has(person.personId);

  const heldMeetings = heldBy(events.meetings, asOf);
  const persons = personsOf(events.memberships, heldMeetings, asOf);
  const regularKinds = regularKindsOf(charter, heldMeetings);
  const held = heldMeetings.map((meeting) => gatheringOf(meeting, persons));
  const isCounted = ({ meeting: { kind }, attending }: Gathering): boolean =>
    regularKinds.includes(kind) && attending.size > 0;
  const counted = held.filter(isCounted).map((gathering, index) => ({ ...gathering, t: index + 1 }));
  const parameters = parametersOf(charter, regularKinds, rhythmOf(counted));
  const history = historyOf(counted, persons, charter, parameters);

  const last = counted.length;
  const { figures, rows: figureRows } = figuresAt(history, last, asOf);
  const earlier = history.moments[last - parameters.window - 1];
  const states = statesAlong(history, asOf);
  const state = states.at(-1);
  const window = lastMoments(history, last, parameters.window);
  const { exchange, rows: exchangeRows } = exchangeIn(
    window,
    events.referrals,
    persons,
    charter,
    mayBeListed,
  );
  const { completeness, rows: completenessRows } = completenessOf(events, asOf);
  const rows = { ...figureRows, ...exchangeRows, ...completenessRows };
  const counts = countsOf(rows);
  return {
    asOf,
    charter,
    charterFrom: from,
    parameters,
    verdict: verdictOf(held, history, state, asOf),
    notes: notesOf(history, figures, state, charterOn, asOf),
    ...figures,
    rows,
    counts,
    over: meetingsOver(history, last),
    evidence: {
      coreShare: withInterval(counts.coreShare),
      coreKept: withInterval(counts.coreKept),
      coreStability: withInterval(counts.coreStability),
      newFaceMeetings: withInterval(counts.newFaceMeetings),
      renewal: withInterval(counts.renewal),
      newcomerReturn: withInterval(counts.newcomerReturn),
      visitorConversion: withInterval(counts.visitorConversion),
    },
    previous: earlier ? figuresAt(history, earlier.t, earlier.meeting.date).figures : null,
    concentrated: isConcentrated(exchange),
    core: coreSince(history, mayBeListed),
    coreChanges: coreChanges(history, mayBeListed),
    lists: listsOf({ history, persons, referrals: events.referrals, charter, asOf, mayBeListed }),
    meetings: history.moments.map((moment) => shownMeeting(moment, charterOn)),
    otherMeetings: held
      .filter((gathering) => !isCounted(gathering))
      .map((gathering) => ({
        ...shownBeside(gathering),
        people: idsOf([...gathering.attending, ...gathering.substitutes]),
      })),
    states,
    exchange,
    completeness,
  };
}

const idsOf = (people: readonly Person[]): PersonId[] => people.map(({ personId }) => personId);

function shownBeside(gathering: Gathering): LivelinessAnswer['otherMeetings'][number] {
  const { meetingId, ref, date, kind } = gathering.meeting;
  return { meetingId, ref, date, kind, attendance: gathering.attending.size, room: roomOf(gathering) };
}

function shownMeeting(moment: Moment, charterOn: (day: Day) => CharterInForce): MeetingWithPeople {
  const { groups } = moment;
  return {
    ...shownBeside(moment),
    new: groups.new.length,
    returning: groups.returning.length,
    recent: groups.recent.length,
    core: groups.core.length,
    occasional: groups.occasional.length,
    substitute: groups.substitute.length,
    sizeBand: exceedsComfort(moment, charterOn) ? 'information' : 'exchange',
    people: {
      new: idsOf(groups.new),
      returning: idsOf(groups.returning),
      recent: idsOf(groups.recent),
      core: idsOf(groups.core),
      occasional: idsOf(groups.occasional),
      substitute: idsOf(groups.substitute),
    },
  };
}
