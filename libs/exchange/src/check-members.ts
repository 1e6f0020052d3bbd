import { ensureInOrder } from '@relais/networks/rules';
import { checkRule } from './check-rule';
import type { Knowledge } from './knowledge';
import type { Membership } from './memberships';
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
    if (before.said || known.folderMembers.list(known.ids.of('person', memberRef), listed)) return;
    say('memberRef', `“${memberRef}” appears twice for the same time; several lines need separate times`);
  },

  keep({ memberRef, name, email }, isBad) {
    if (memberRef === undefined) return;
    if (isBad) known.folderMembers.spoil(known.ids.of('person', memberRef));
    else known.notePerson(memberRef, { name, email });
  },
});

/** What members.csv speaks of; without the column, nobody left. */
export function saidOfMemberships(known: Knowledge): (keyof Membership)[] {
  const columns = { because: 'leftBecause' };
  const all = { joinedOn: null, leftOn: null, because: null } satisfies Membership;
  return Object.keys(known.spoken(members, all, columns)) as (keyof Membership)[];
}

/** Without a reason the person simply left. */
export const membershipOf = ({ joinedOn, leftOn, leftBecause }: MemberLine): Membership => ({
  joinedOn,
  leftOn,
  because: leftOn === null ? null : (leftBecause ?? 'left'),
});
