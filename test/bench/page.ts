import { type Finding, printed, targetTable } from './findings';

export type Section = Readonly<{ title: string; finding: Finding }>;

const begin = '<!-- made by npm run bench -- --write -->';
const end = '<!-- end of what is made -->';

/** What a run found, as Markdown: targets first, then each line with its tables. */
export const report = (machine: readonly string[], sections: readonly Section[]): string =>
  [
    machine.map((line) => `- ${line}`).join('\n'),
    printed(targetTable(sections.flatMap(({ finding }) => finding.targets))),
    ...sections.flatMap(({ title, finding }) => [
      `## ${title}`,
      ...finding.tables.map(printed),
      finding.method,
    ]),
  ].join('\n\n');

/**
 * The page with its generated part made new; what people wrote around it stays.
 * @throws Error when the page has no generated part
 */
export function renewed(page: string, generated: string): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`The page lacks its marks: ${begin} … ${end}`);
  return `${page.slice(0, from + begin.length)}\n\n${generated}\n\n${page.slice(to)}`;
}
