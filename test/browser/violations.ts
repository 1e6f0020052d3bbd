import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** What colours decide: dark changes nothing else. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/**
 * What a page does against WCAG 2.2 AA as it stands, in light and in dark.
 * @param look is called in each of them, before it is looked through
 */
export async function violationsOn(
  page: Page,
  look: (colorScheme: string) => Promise<void> = async () => {},
): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
    await look(colorScheme);
    const axe = new AxeBuilder({ page });
    const { violations } = await (
      colorScheme === 'light' ? axe.withTags(tags) : axe.withRules(ofColours)
    ).analyze();
    for (const { id, nodes } of violations)
      found.push(`${id} in ${colorScheme}: ${nodes.map(({ target }) => target).join(', ')}`);
  }
  return found;
}
