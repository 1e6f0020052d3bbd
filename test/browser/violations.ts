import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** What colours decide: dark changes nothing else. */
const ofColours = ['color-contrast', 'link-in-text-block'];

// Each run of axe leaves a timer of a second behind, and Jest gives its workers half a second to end.
afterAll(() => new Promise((resolve) => setTimeout(resolve, 1000)));

/**
 * What a page does against WCAG 2.2 AA as it stands, in light and in dark.
 * @param look is called in each of them, before it is looked through
 * @param within a part of it, where the rest was looked through before
 */
export async function violationsOn(
  page: Page,
  { look, within = 'html' }: { look?: (colorScheme: string) => Promise<void>; within?: string } = {},
): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
    await look?.(colorScheme);
    // There are no frames: one pass, without a page of its own for them.
    const axe = new AxeBuilder({ page }).include(within).setLegacyMode();
    const { violations } = await (
      colorScheme === 'light' ? axe.withTags(tags) : axe.withRules(ofColours)
    ).analyze();
    for (const { id, nodes } of violations)
      found.push(`${id} in ${colorScheme}: ${nodes.map(({ target }) => target).join(', ')}`);
  }
  return found;
}
