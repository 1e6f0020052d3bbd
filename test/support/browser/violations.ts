import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** What colours decide: dark changes nothing else. */
const ofColours = ['color-contrast', 'link-in-text-block'];

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
    await look?.(colorScheme);
    // There are no frames: one pass, without a page of its own for them.
    const axe = new AxeBuilder({ page }).include(within).setLegacyMode();
    if (colorScheme === 'dark') axe.withRules(ofColours);
    else axe.withTags(tags).disableRules(inColours ? [] : ofColours);
    const { violations } = await axe.analyze();
    for (const { id, nodes } of violations)
      found.push(`${id} in ${colorScheme}: ${nodes.map(({ target }) => target).join(', ')}`);
  }
  return found;
}
