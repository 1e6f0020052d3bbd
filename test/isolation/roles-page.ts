import { type Action, ActingRole } from '@relais/contracts';
import { type Extent, rights } from '@relais/networks';

const roles = ActingRole.options;
const words: Readonly<Record<Extent, string>> = {
  none: '–',
  own: 'own',
  'own-that-day': 'own, on the day',
  all: 'yes',
};

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** docs/roles.md, made from the table of rights. */
export function rolesPage(): string {
  const rows = (Object.keys(rights) as Action[]).map((action) => {
    const { what, own, ...extents } = rights[action];
    return line([
      what,
      ...roles.map((role) => words[extents[role]]),
      own === undefined ? '' : own,
      `\`${action}\``,
    ]);
  });
  return `# Who may do what

Made from the one table in code, libs/networks/src/rights.rules.ts; a test compares them, and tries each action in each role against the running application.

Roles are given in each network. *own*: only what is the caller's own, or in their own name. Members have the role member unless they were given another; former members keep it. A person who was never a member is a visitor: a person admitted or invited as one, or a substitute; in a network without membership nobody is. Who is in the room is for participants: a former member sees only themselves there, and in networks of purpose support only hosts and organisers see the others. A given role ends with the membership; the only organiser stays until there is another. People who do not belong to a network get 404 for everything in it.

${[line(['to …', ...roles, 'whose own it is', 'in code']), line(['---', '---', '---', '---', '---', '---']), ...rows].join('\n')}

- **API tokens** have their own role. A token of an organiser acts as them and never has more than their role at that moment; a token of the operator (\`relais token\`) has the role that the operator names, but member only for a person who is or was one. When a membership ends, its tokens have the role member.
- **The operator** is the person who has the machine and the \`relais\` command line (docs/operations.md). Operators are outside the networks; no route of the API is for them.
- Rules that do not depend on the role, for example who was a participant on which day and what the charter allows, are not rights; [DOMAIN.md](DOMAIN.md) has them.
`;
}
