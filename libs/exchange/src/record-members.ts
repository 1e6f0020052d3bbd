import { DescribePerson, RegisterPerson } from '@relais/identity';
import { AdmitMember, EndMembership } from '@relais/networks';
import type { Command, PersonalValues, StoredEvent } from '@relais/event-sourcing';
import type { Day, PersonId } from '@relais/contracts';
import { membershipOf } from './check-members';
import type { Knowledge } from './knowledge';
import { type Judgement, type Recorder, fieldsOfRelais } from './recorder';
import { type MemberLine, members } from './tables';

const networkLane = 'network';

/**
 * Records members.csv in two readings: first who they are and what has ended, then what has begun, so that an old membership is
 * over before the next one begins.
 * @param firstDay of the records: the day of what has none of its own
 */
export function membersRecorder(
  { ids, roll }: Knowledge,
  reading: 'people-and-endings' | 'admissions',
  firstDay: Day,
): Recorder<typeof members.columns> {
  const { networkId } = ids;
  const idOf = ({ memberRef }: MemberLine) => ids.of('person', memberRef);
  return {
    table: members,
    ref: ({ memberRef }) => memberRef,
    streams: (line) => [ids.stream('person', idOf(line))],
    subjects: (line) => [idOf(line)],
    judge(line, facts, personal) {
      const personId = idOf(line);
      const fate = roll.fateOf(personId, line);
      if (!fate) return { send: [], changed: [], lanes: [], isCountedElsewhere: true };
      if (reading === 'admissions') {
        return fate.is === 'further'
          ? { send: [admission(line, personId)], changed: [], lanes: [networkLane] }
          : { send: [], changed: [], lanes: [], isCountedElsewhere: true };
      }
      const described = description(
        line,
        personId,
        facts.get(ids.stream('person', personId)),
        personal.get(personId),
      );
      const changed = [...described.changed, ...(fate.is === 'changed' ? fate.columns : [])];
      const ended = fate.is === 'ended' ? [ending(line, personId)] : [];
      const lanes = ended.length > 0 ? [personId, networkLane] : [personId];
      if (fate.is === 'further') return { ...described, changed, lanes, isCountedElsewhere: true };
      return { send: ended, also: described.also, changed, lanes };
    },
  };

  function description(
    line: MemberLine,
    personId: PersonId,
    facts: readonly StoredEvent[] | undefined,
    recorded: PersonalValues = {},
  ): Pick<Judgement, 'send' | 'changed'> & { also: readonly Command<object>[] } {
    const { memberRef, name, email, company, sector } = line;
    if (!roll.isLatest(personId, line)) return { send: [], also: [], changed: [] };
    const day = line.joinedOn ?? firstDay;
    const known = present({ name, email, company, sector });
    if (!facts) {
      const personal = { ...roll.descriptionOf(personId), ref: memberRef, ...known };
      const register = new RegisterPerson(
        { networkId, personId },
        ids.envelope(`person:${memberRef}`, day),
        personal,
      );
      return { send: [], also: [register], changed: [] };
    }
    const ofRelais = fieldsOfRelais(facts);
    const isNews = !roll.recorded.has(personId) || roll.fateOf(personId, line)?.is === 'further';
    // An empty e-mail says nothing: attendance.csv may have brought one.
    const differs = Object.entries({ name, company, sector, ...(email !== null && { email }) })
      .filter(([field, value]) => value !== (recorded[field] ?? null) && !ofRelais.has(field))
      .map(([field]) => field);
    const news = Object.fromEntries(Object.entries(known).filter(([field]) => differs.includes(field)));
    const fields = Object.keys(news).toSorted();
    if (!isNews) return { send: [], also: [], changed: differs };
    if (fields.length === 0) return { send: [], also: [], changed: [] };
    const content = fields.map((field) => `${field}=${news[field] ?? ''}`).join('\n');
    const describe = new DescribePerson(
      { networkId, personId, fields },
      ids.envelope(`person:${memberRef}:described:${content}`, day),
      news,
    );
    return { send: [], also: [describe], changed: [] };
  }

  function admission(line: MemberLine, personId: PersonId): Command<object> {
    const { joinedOn, leftOn, because } = membershipOf(line);
    return new AdmitMember(
      { networkId, personId, joinedOn, leftOn, because: because ?? 'left' },
      ids.envelope(`member:${line.memberRef}:${joinedOn ?? ''}`, joinedOn ?? firstDay),
    );
  }

  function ending(line: MemberLine, personId: PersonId): Command<object> {
    const { joinedOn, leftOn, because } = membershipOf(line);
    const on = leftOn ?? firstDay;
    return new EndMembership(
      { networkId, personId, joinedOn, leftOn: on, because: because ?? 'left' },
      ids.envelope(`member:${line.memberRef}:${joinedOn ?? ''}:left:${on}`, on),
    );
  }
}

const present = (values: Readonly<Record<string, string | null>>): PersonalValues =>
  Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== null));
