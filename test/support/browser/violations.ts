import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** What colours decide: dark changes nothing else. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/** In the page: nothing moves any more, such as the colours of another scheme on their way. An animation may be replaced by another. */
const settled = `(async () => {
  const isEnding = ({ playState, effect }) => playState === 'running' && effect.getComputedTiming().endTime < Infinity;
  for (;;) {
    const moving = document.getAnimations().filter(isEnding);
    if (moving.length === 0) return;
    await Promise.allSettled(moving.map(({ finished }) => finished));
  }
})()`;

/**
 * What a page does against WCAG 2.2 AA as it stands, in light and in dark.
 * @param look is called in each of them, before it is looked through
 * @param within a part of it, where the rest was looked through before
 * @param inColours false where the same page in another language was looked through: colours do not depend on it, and take longest
 */
export async function violationsOn(
  page: Page,
  {
    look,
    within = 'html',
    inColours = true,
  }: { look?: (colorScheme: string) => Promise<void>; within?: string; inColours?: boolean } = {},
): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of inColours ? (['light', 'dark'] as const) : (['light'] as const)) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
    await page.evaluate(settled);
    await look?.(colorScheme);
    const axe = await axeOn(page);
    axe.include(within);
    if (colorScheme === 'dark') axe.withRules(ofColours);
    else axe.withTags(tags).disableRules(inColours ? [] : ofColours);
    const { violations } = await axe.analyze();
    for (const { id, nodes } of violations)
      found.push(`${id} in ${colorScheme}: ${nodes.map(({ target }) => target).join(', ')}`);
  }
  return found;
}

/** Axe is read once by a document: the builder would have it read twice for every look. There are no frames. */
async function axeOn(page: Page): Promise<AxeBuilder> {
  if (!(await page.evaluate(`'axe' in window`))) await page.evaluate(axeSource);
  return new AxeBuilder({ page, axeSource: 'undefined' })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode();
}
