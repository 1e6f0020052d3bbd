import type { AnyRouter, ParsedLocation } from '@tanstack/react-router';
import { alike, lastMarkOfPage, type Mark } from '../ui/focus-trail';
import { pauseFocus } from '../ui/keep-focus';

const maxWaitMs = 3000;

/** The mark of an entry of the browser's history; `index` among equal ones. */
type Left = Readonly<{ mark: Mark; index: number }>;

/** A new page is read from its title on; back on a page, the focus is where it was when one left. */
export function moveFocusWithPages(router: AnyRouter): void {
  const left = new Map<string, Left>();
  const entryOf = ({ state }: ParsedLocation) => state.__TSR_key ?? '';

  router.subscribe('onBeforeNavigate', ({ pathChanged, fromLocation }) => {
    if (!pathChanged || !fromLocation) return;
    pauseFocus(true);
    const mark = lastMarkOfPage();
    if (mark)
      left.set(entryOf(fromLocation), { mark, index: alike(mark, document.body).indexOf(mark.element) });
  });
  router.subscribe('onRendered', ({ pathChanged, fromLocation, toLocation }) => {
    if (!pathChanged || !fromLocation) return;
    pauseFocus(false);
    // A link to a line leads there.
    if (toLocation.hash) return;
    const before = left.get(entryOf(toLocation));
    const title = () => document.querySelector<HTMLElement>('h1');
    const element = () => before && alike(before.mark, document.body)[Math.max(0, before.index)];
    void focusOnce(
      () => element() ?? title(),
      () => !before || element() !== undefined,
    );
  });
}

/** Focuses an element once it is there and is the right one, for a while. If the person moved the focus meanwhile, it stays there. */
async function focusOnce(find: () => HTMLElement | null, isRight: () => boolean): Promise<void> {
  const until = performance.now() + maxWaitMs;
  let focused: HTMLElement | null = null;
  for (;;) {
    const found = find();
    if (focused && document.activeElement !== focused) return;
    if (found && found !== focused) {
      if (found.tagName === 'H1') found.tabIndex = -1;
      found.focus({ preventScroll: found.tagName === 'H1' });
      focused = found;
    }
    if ((found && isRight()) || performance.now() > until) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
