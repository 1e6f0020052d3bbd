import type { Action, Role } from '@relais/contracts';
import { type Extent, rights } from '@relais/networks';

const roles: readonly Role[] = ['member', 'host', 'organiser'];
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

Roles are given per network. *own*: what is one's own, or in one's own name. Whoever belongs to a network, a former member too, has the role member in it unless he was given another; a role given ends with the membership, and whoever is the only organiser stays until there is another. Who does not belong to it hears 404, of everything.

${[line(['to …', ...roles, 'whose own it is', 'in code']), line(['---', '---', '---', '---', '---', '---']), ...rows].join('\n')}

- **API tokens** have a role of their own. One that an organiser makes acts as himself and never has more than his role of that moment; one that the operator makes (\`relais token\`) has the role that he says. When a membership ends, the tokens of before are a member's.
- **The operator** is whoever has the machine: the \`relais\` command line (docs/operations.md). He stands outside the networks; nothing over HTTP is for him.
- Rules that do not depend on the role – who was a participant on which day, what the charter allows – are no rights, and stand in [DOMAIN.md](DOMAIN.md).
`;
}
