import type { Day } from './days';
import type { Folder } from './folder';
import { toNumber } from './fraction';
import { exchangeOf, type NaiveExchange } from './naive-exchange';
import { meanRoom, newcomerReturn, stateFiguresAt, streak, visitorConversion } from './naive-figures';
import { room, situationOf } from './naive-meetings';
import { classes, NaivePersons, type Class } from './naive-persons';
import { notesOf, verdictOf } from './naive-verdict';

type NaiveMeetingFigures = Record<Class, number> & {
  ref: string;
  date: Day;
  attendance: number;
  room: number;
  substitute: number;
  sizeBand: 'exchange' | 'information';
};

export type NaiveLiveliness = {
  verdict: string;
  notes: string[];
  coreShare: number | null;
  coreKept: number | null;
  coreStability: number | null;
  newFaceMeetings: number | null;
  renewal: number | null;
  streak: number | null;
  newcomerReturn: number | null;
  newcomers: number | null;
  visitorConversion: number | null;
  visitors: number | null;
  meanRoom: number | null;
  core: { ref: string; since: Day }[];
  meetings: NaiveMeetingFigures[];
  /** The refs of each class, meeting by meeting as in `meetings`. */
  people: Record<Class, string[]>[];
  otherMeetings: { ref: string; date: Day; kind: string; attendance: number; room: number }[];
  exchange: NaiveExchange | null;
};

function meetingFigures(persons: NaivePersons, t: number): NaiveMeetingFigures {
  const meeting = persons.meeting(t);
  const size = room(meeting);
  const number = (wanted: Class) => persons.inClass(wanted, t).length;
  return {
    ref: meeting.meetingRef,
    date: meeting.date,
    attendance: meeting.here.size,
    room: size,
    substitute: meeting.substitutes.difference(meeting.here).size,
    sizeBand: size <= persons.situation.comfortSize ? 'exchange' : 'information',
    new: number('new'),
    returning: number('returning'),
    recent: number('recent'),
    core: number('core'),
    occasional: number('occasional'),
  };
}

function peopleAt(persons: NaivePersons, t: number): Record<Class, string[]> {
  const refs = classes.map((wanted) => [wanted, persons.inClass(wanted, t).toSorted()]);
  return Object.fromEntries(refs) as Record<Class, string[]>;
}

function listedCore(persons: NaivePersons): { ref: string; since: Day }[] {
  return [...persons.steadyCore(persons.situation.counted.length)]
    .filter((ref) => persons.mayBeListed(ref))
    .toSorted()
    .map((ref) => ({ ref, since: persons.inCoreSince(ref) }));
}

/** The liveliness of the network of `folder` as of `asOf`, sentence by sentence from DOMAIN.md; slow. */
export function naiveLiveliness(folder: Folder, asOf: Day): NaiveLiveliness {
  const situation = situationOf(folder, asOf);
  const persons = new NaivePersons(situation);
  const total = situation.counted.length;
  const indexes = persons.lastIndexes(total, Math.max(total, 1)).filter((t) => t <= total);
  const figures = total === 0 ? null : stateFiguresAt(persons, total, asOf);
  const isAnyCounted = figures !== null;
  return {
    verdict: verdictOf(persons),
    notes: notesOf(persons),
    coreShare: figures?.coreShare ? toNumber(figures.coreShare) : null,
    coreKept: figures?.coreKept ?? null,
    coreStability: figures?.coreStability ?? null,
    newFaceMeetings: figures?.newFaceMeetings ?? null,
    renewal: figures?.renewal ?? null,
    streak: isAnyCounted ? streak(persons) : null,
    ...(isAnyCounted ? newcomerReturn(persons) : { newcomerReturn: null, newcomers: null }),
    ...(isAnyCounted ? visitorConversion(persons) : { visitorConversion: null, visitors: null }),
    meanRoom: isAnyCounted ? meanRoom(persons) : null,
    core: isAnyCounted ? listedCore(persons) : [],
    meetings: indexes.map((t) => meetingFigures(persons, t)),
    people: indexes.map((t) => peopleAt(persons, t)),
    otherMeetings: situation.held
      .filter((meeting) => !situation.counted.includes(meeting))
      .map((meeting) => ({
        ref: meeting.meetingRef,
        date: meeting.date,
        kind: meeting.kind,
        attendance: meeting.here.size,
        room: room(meeting),
      })),
    exchange: exchangeOf(persons),
  };
}
