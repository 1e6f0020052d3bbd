import type { Page } from 'playwright-core';

/** Small phone; a desk at 200 %; a phone at 200 %; a phone; a desk. */
const viewports = [
  { width: 320, height: 568 },
  { width: 640, height: 360 },
  { width: 195, height: 422 },
  { width: 390, height: 844 },
  { width: 1280, height: 720 },
] as const;

/** In the page: bars that stay while it scrolls, what they cover of what has the focus, what is wider than the screen, and targets that a finger misses. */
const look = `(() => {
  const root = document.querySelector('dialog[open]') ?? document;
  const scroller = root === document ? document.scrollingElement : root;
  const staying = [...root.querySelectorAll('*')].filter((element) => {
    const { position, visibility } = getComputedStyle(element);
    return (position === 'fixed' || position === 'sticky') && visibility !== 'hidden';
  });
  const bars = () =>
    staying.flatMap((element) => {
      const { top, bottom, width } = element.getBoundingClientRect();
      const from = Math.max(0, top), to = Math.min(innerHeight, bottom);
      const isShown = width >= innerWidth / 2 && to > from && getComputedStyle(element).clipPath === 'none';
      return isShown ? [{ element, from, to }] : [];
    });
  const found = [];
  for (const at of [0, 0.5, 1]) {
    scroller.scrollTop = at * (scroller.scrollHeight - scroller.clientHeight);
    const now = bars();
    const rows = Array.from({ length: innerHeight }, (_, y) => now.some(({ from, to }) => from <= y && y < to));
    const height = rows.filter(Boolean).length;
    if (height > innerHeight / 3) found.push('bars take ' + height + ' px');
  }
  const { scrollWidth, clientWidth } = document.documentElement;
  if (root === document && innerWidth >= 320 && scrollWidth > clientWidth) found.push('is ' + scrollWidth + ' px wide');
  const all = [...root.querySelectorAll('a[href], button, input, select, textarea, summary')].filter(
    (element) => !element.disabled && !element.closest('[aria-hidden=true]') && element.checkVisibility(),
  );
  for (const element of all) {
    const target = (element.matches('[type=radio], [type=checkbox]') && element.labels[0]) || element;
    const { width, height } = target.getBoundingClientRect();
    const least = element.matches('button[type=submit], .mantine-Button-root') ? 44 : 24;
    const isInText = getComputedStyle(target).display === 'inline';
    if (!isInText && (height < least - 0.5 || width < 23.5))
      found.push('too small a target: ' + (element.name || element.textContent || element.outerHTML.slice(0, 80)));
  }
  const some = [...all.slice(0, 12), ...all.slice(-12)];
  for (const element of [...some, ...some.toReversed()]) {
    element.focus();
    const { top, bottom } = (element.closest('label:has(.hidden-visually)') ?? element).getBoundingClientRect();
    const isInBar = staying.some((bar) => bar.contains(element));
    const over = !isInBar && bars().find((bar) => top < bar.to - 1 && bottom > bar.from + 1);
    const fits = bottom - top < innerHeight / 2;
    if (fits && (over || top < -1 || bottom > innerHeight + 1))
      found.push('hides ' + (element.name || element.textContent || element.outerHTML.slice(0, 80)));
  }
  document.activeElement.blur();
  scroller.scrollTop = 0;
  return [...new Set(found)];
})()`;

/** In the page: whether it is laid out for this size, two frames later. */
const settled = ({ width, height }: (typeof viewports)[number]) => `new Promise((resolve) => {
  const frame = (run) => requestAnimationFrame(() => setTimeout(run));
  frame(() => frame(() => resolve(innerWidth === ${width} && innerHeight === ${height})));
})`;

/** What is wrong with the bars of a page, in each viewport; the first one is there again afterwards. */
export async function barsAmiss(page: Page): Promise<string[]> {
  const before = page.viewportSize();
  const found: string[] = [];
  for (const size of viewports) {
    await page.setViewportSize(size);
    await page.waitForFunction(settled(size));
    let amiss = await page.evaluate<string[]>(look);
    // What sticks may follow a change of size or content by a frame.
    for (let again = 0; amiss.length > 0 && again < 3; again += 1) {
      await page.waitForFunction(settled(size));
      amiss = await page.evaluate<string[]>(look);
    }
    found.push(...amiss.map((what) => `${size.width} × ${size.height}: ${what}`));
  }
  if (before) await page.setViewportSize(before);
  return found;
}
