import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../../../apps/web/src');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(css|tsx?)$/.test(name))
  .map((name): [name: string, text: string] => [name, readFileSync(join(folder, name), 'utf8')]);
const tokens = sources.find(([name]) => name === 'ui/theme/tokens.css')?.[1] ?? '';

const steps = { small: 13, text: 16, heading: 20, title: 28, lead: 44 };
const weights = { regular: 400, strong: 600 };
const isSet = (value: string) =>
  value === 'inherit' ||
  Object.keys(steps).some((step) => value === `var(--type-${step})`) ||
  Object.keys(weights).some((weight) => value === `var(--weight-${weight})`);

/** Sizes and weights that are neither a step nor one of the two weights. */
function othersIn(text: string): string[] {
  const inCss = [...text.matchAll(/(?<![\w-])font(?:-size|-weight)?:\s*([^;]+);/g)];
  const inScript = [...text.matchAll(/\b(?:fontSize|fontWeight|fz|fw)\s*[=:]\s*[^,;}]+/g)];
  return [...inCss.filter(([, value = '']) => !isSet(value)), ...inScript].map(([found]) => found);
}

describe('Type has five steps and two weights', () => {
  it('which are set once', () => {
    const set = (name: string) => Number(new RegExp(`--${name}: ([\\d.]+)(?:rem)?;`).exec(tokens)?.[1]);
    for (const [step, pixels] of Object.entries(steps)) expect(set(`type-${step}`) * 16).toBe(pixels);
    for (const [name, weight] of Object.entries(weights)) expect(set(`weight-${name}`)).toBe(weight);
  });

  it('and there is no other in the app', () => {
    expect(sources.length).toBeGreaterThan(150);
    const found = sources.flatMap(([name, text]) => othersIn(text).map((other) => `${name}: ${other}`));
    expect(found).toEqual([]);
  });

  it.each([
    '.a { font-size: 15px; }',
    '.a { font-size: calc(var(--type-text) * 1.1); }',
    '.a { font-size: var(--mantine-font-size-md); }',
    '.a {\n  font-weight: bold;\n}',
    '.a { font: 700 1rem sans-serif; }',
    "style={{ fontSize: '15px' }}",
    '<text fontWeight={700}>',
    '<Text fw={500}>',
  ])('this would be found: %s', (text) => {
    expect(othersIn(text)).toHaveLength(1);
  });
});
