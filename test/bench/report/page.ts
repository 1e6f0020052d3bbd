import { type Finding, printed, targetTable } from './findings';

/** What a line found, and in which state of the machine. */
export type Section = Readonly<{ title: string; measured: string; finding: Finding }>;

/** What is known of all lines, each from when it was last run, by the line's name. */
export type Figures = Readonly<{
  machine: readonly string[];
  sections: Readonly<{ [line: string]: Section }>;
}>;

/** With what this run found in the place of what was known before; lines in the given order. */
export const recorded = (known: Figures | null, run: Figures, order: readonly string[]): Figures => {
  const sections = { ...known?.sections, ...run.sections };
  return {
    machine: run.machine,
    sections: Object.fromEntries(
      order.flatMap((name) => (sections[name] ? [[name, sections[name]] as const] : [])),
    ),
  };
};

const begin = '<!-- made by npm run bench -- --write -->';
const end = '<!-- end of what is made -->';

/** What a run found, as Markdown: targets first, then each line with its tables. */
export const report = ({ machine, sections }: Figures): string =>
  [
    machine.map((line) => `- ${line}`).join('\n'),
    printed(targetTable(Object.values(sections).flatMap(({ finding }) => finding.targets))),
    ...Object.values(sections).flatMap(({ title, measured, finding }) => [
      `## ${title}`,
      ...finding.tables.map(printed),
      `${finding.method} Measured ${measured}.`,
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
