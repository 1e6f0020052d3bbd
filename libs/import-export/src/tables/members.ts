import type { PersonId } from '@relais/contracts';
import type { Command, PersonalValues, StoredEvent } from '@relais/event-sourcing';
import { AdmitMember, CorrectMembership, EndMembership } from '@relais/networks';
import { ensureInOrder } from '@relais/networks/rules';
import { RegisterPerson } from '@relais/people';
import type { Recording } from '../import-context';
import type { Knowledge } from '../recorded/knowledge';
import { type Difference, type LinePlan, type Recorder, difference } from '../recorded/recorder';
import { checkRule } from './check-rule';
import { planDescription } from './describe-person';
import type { MembershipPlan, Membership } from './memberships';
import { type TableCheck, checkPast, names } from './table-check';
import { type MemberLine, members } from './tables';

export const membersCheck = (known: Knowledge): TableCheck<typeof members.columns> => ({
  table: members,
  named: ({ memberRef }) => names('person', memberRef),

  check(values, say) {
    const { memberRef, joinedOn, leftOn, leftBecause } = values;
    const before = { said: false };
    const remark = (column: string, problem: string) => {
      before.said = true;
      say(column, problem);
    };
    checkPast(known, remark, { joinedOn, leftOn });
    checkRule(
      remark,
      () => ensureInOrder({ joinedOn, leftOn }),
      () => ['leftOn', `${String(leftOn)} is before joinedOn, ${String(joinedOn)}`],
    );
    if (leftOn === null && leftBecause !== null) remark('leftBecause', 'needs a leftOn');
    const listed = { ...membershipOf(values), ref: memberRef, isMerged: known.ids.isMerged(memberRef) };
    if (before.said || known.folderMembers.list(known.ids.idOf('person', memberRef), listed)) return;
    say('memberRef', `“${memberRef}” appears twice for the same time; several lines need separate times`);
  },

  keep({ memberRef, name, email }, isBad) {
    if (memberRef === undefined) return;
    if (isBad) known.folderMembers.spoil(known.ids.idOf('person', memberRef));
    else known.notePerson(memberRef, { name, email });
  },
});

/** The columns of members.csv; without `leftOn`, nobody left. */
export function saidOfMemberships(known: Knowledge): (keyof Membership)[] {
  const columns = { because: 'leftBecause' };
  const all = { joinedOn: null, leftOn: null, because: null } satisfies Membership;
  return Object.keys(known.pickStated(members, all, columns)) as (keyof Membership)[];
}

/** Without a reason the person simply left. */
const membershipOf = ({ joinedOn, leftOn, leftBecause }: MemberLine): Membership => ({
  joinedOn,
  leftOn,
  because: leftOn === null ? null : (leftBecause ?? 'left'),
});

const networkLane = 'network';
const unchanged: LinePlan = { send: [], changed: [], lanes: [] };
const elsewhere: LinePlan = { ...unchanged, isCountedElsewhere: true };
const columns = { joinedOn: 'joinedOn', leftOn: 'leftOn', because: 'leftBecause' } as const;

/**
 * Records members.csv in several readings: first who they are, what has ended and what is corrected, round by round, then what has
 * begun, so that an old membership is over before the next one begins.
 * @param reading a round of corrections, or the admissions
 */
export function membersRecorder(
  { known, dependencies, firstDay, today }: Recording,
  reading: number | 'admissions',
): Recorder<typeof members.columns> {
  const { ids, folderMembers } = known;
  const { networkId } = ids;
  const idOf = ({ memberRef }: MemberLine) => ids.idOf('person', memberRef);
  return {
    table: members,
    ref: ({ memberRef }) => memberRef,
    streams: (line) => [ids.stream('person', idOf(line))],
    subjects: (line) => [idOf(line)],
    plan(line, events, personal) {
      const personId = idOf(line);
      const plan = folderMembers.planOf(personId, line.memberRef, line);
      if (!plan) return reading === 0 ? unchanged : elsewhere;
      if (reading === 'admissions')
        return plan.is === 'further'
          ? { send: [admission(line, personId)], changed: [], lanes: [networkLane] }
          : elsewhere;
      const history = events.get(ids.stream('person', personId));
      const { send, changed } =
        reading === 0 && folderMembers.isLatest(personId, line)
          ? description(line, personId, plan, history, personal.get(personId))
          : elsewhere;
      if (plan.is === 'further' || plan.round !== reading)
        return { ...elsewhere, also: send, changed, lanes: [personId] };
      const membership = following(line, personId, plan);
      return {
        send: [...membership, ...send],
        changed: [...changed, ...keptOf(line, plan)],
        lanes: membership.length > 0 ? [personId, networkLane] : [personId],
      };
    },
  };

  function description(
    line: MemberLine,
    personId: PersonId,
    plan: MembershipPlan,
    events: readonly StoredEvent[] | undefined,
    values: PersonalValues | undefined,
  ): Pick<LinePlan, 'send' | 'changed'> {
    const { name, email, company, sector } = line;
    const ref = known.registeredRef(line.memberRef, values);
    const registration = {
      ...known.people.descriptionOf(personId),
      ref,
      ...present({ name, email, company, sector }),
    };
    if (!events) {
      const on = line.joinedOn ?? firstDay;
      const envelope = ids.envelope(`person:${ref}`, on);
      return { send: [new RegisterPerson({ networkId, personId }, envelope, registration)], changed: [] };
    }
    folderMembers.registrations.set(personId, registration);
    // An empty e-mail says nothing: attendance.csv may have brought one.
    const said = known.pickStated(members, { name, company, sector, ...(email !== null && { email }) });
    const person = { ref, personId, events, values, registration, hashOf: dependencies.hashOf };
    const on = (plan.is === 'further' ? line.joinedOn : null) ?? today;
    const { command, kept } = planDescription(known, said, person, on);
    return { send: command ? [command] : [], changed: kept.map((field) => difference(field, null, null)) };
  }

  function admission(line: MemberLine, personId: PersonId): Command<object> {
    const { joinedOn, leftOn, because } = membershipOf(line);
    const name = `member:${line.memberRef}:${joinedOn ?? ''}`;
    const on = joinedOn ?? firstDay;
    const recorded = folderMembers.recorded.periodsOf(personId);
    return new AdmitMember(
      { networkId, personId, joinedOn, leftOn, because: because ?? 'left' },
      // A day on which a recorded membership once began may come back as the first day of another one.
      recorded.length > 0 ? ids.correction(name, recorded, on) : ids.envelope(name, on),
    );
  }

  function following(
    line: MemberLine,
    personId: PersonId,
    { is, before, membership }: MembershipPlan,
  ): Command<object>[] {
    if (!before || (is !== 'ended' && is !== 'corrected')) return [];
    const { joinedOn, leftOn, because } = membership;
    const name = `member:${line.memberRef}`;
    if (is === 'ended' && leftOn !== null)
      return [
        new EndMembership(
          { networkId, personId, joinedOn, leftOn, because: because ?? 'left' },
          ids.correction(`${name}:left`, [before], leftOn),
        ),
      ];
    return [
      new CorrectMembership(
        {
          ...{ networkId, personId, previousJoinedOn: before.joinedOn, joinedOn, leftOn },
          ...{ because, reason: 'import' },
        },
        ids.correction(name, [before], today),
      ),
    ];
  }
}

function keptOf(line: MemberLine, { before, kept }: MembershipPlan): Difference[] {
  const sent = membershipOf(line);
  return kept.map((key) => difference(columns[key], before?.[key] ?? null, sent[key]));
}

const present = (values: Readonly<Record<string, string | null>>): PersonalValues =>
  Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== null));
