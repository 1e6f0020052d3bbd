const reached = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
const remembered = 30;

type Place = Readonly<{ element: Element; before: Element | null; after: Element | null }>;

/** An element that had the focus. `around`: itself and its ancestors from the inside out, with their neighbours of that time. */
export type Mark = Readonly<{ element: HTMLElement; likeness: string; around: readonly Place[] }>;

/** The elements that had the focus, the latest last. */
const trail: Mark[] = [];

export const lastMark = (): Mark | undefined => trail.at(-1);

/** The last one on the page itself: a sheet is gone when one comes back. */
export const lastMarkOfPage = (): Mark | undefined =>
  trail.findLast(({ around }) => !around.some(({ element }) => element.tagName === 'DIALOG'));

export function remember(element: HTMLElement): void {
  const around: Place[] = [];
  for (let at: Element | null = element; at && at !== document.body; at = at.parentElement)
    around.push({ element: at, before: at.previousElementSibling, after: at.nextElementSibling });
  trail.push({ element, likeness: likenessOf(element), around });
  if (trail.length > remembered) trail.shift();
}

/** The mark by which an element is found again after a new render; empty: none. */
function likenessOf(element: Element): string {
  const id = /^[a-z-]+$/.test(element.id) ? element.id : null;
  const name =
    id ?? element.getAttribute('aria-label') ?? element.getAttribute('name') ?? element.textContent;
  return name.trim() && `${element.tagName} ${name.trim()}`;
}

export const alike = ({ likeness }: Mark, within: Element): HTMLElement[] =>
  likeness ? reachableIn(within).filter((element) => likenessOf(element) === likeness) : [];

/** Whether it can have the focus: shown, enabled, and not behind an open sheet. */
export function isReachable(element: Element): boolean {
  const sheet = [...document.querySelectorAll('dialog[open]')].at(-1);
  return (
    element.isConnected &&
    !element.matches(':disabled') &&
    element.checkVisibility() &&
    (!sheet || sheet.contains(element))
  );
}

const reachableIn = (within: Element): HTMLElement[] =>
  [...within.querySelectorAll<HTMLElement>(reached)].filter(isReachable);

const firstIn = (within: Element | null): HTMLElement | undefined =>
  within?.isConnected
    ? isReachable(within) && within.matches(reached)
      ? (within as HTMLElement)
      : reachableIn(within)[0]
    : undefined;

/** The element within another that had the focus last: the same, or its equal in the same place. */
function lastIn(within: Element): HTMLElement | undefined {
  for (const mark of trail.toReversed()) {
    const near = mark.around.find(({ element }) => element.isConnected)?.element ?? document.body;
    const found = isReachable(mark.element) ? mark.element : alike(mark, near)[0];
    if (found && within.contains(found)) return found;
  }
  return undefined;
}

/** The element that was rendered in the place of one that is gone. */
function insteadOf({ before, after }: Place, home: Element): Element | null {
  const there = before?.isConnected ? before.nextElementSibling : home.firstElementChild;
  return before && !before.isConnected ? null : there === after ? null : there;
}

const isOfList = ({ element }: Place): boolean => element.matches('li, tr');

/** A heading gets the focus if nothing else can: reading continues there. */
function headingIn(within: Element): HTMLElement | null {
  const heading = within.querySelector<HTMLElement>('h1, h2, h3');
  if (heading) heading.tabIndex = -1;
  return heading;
}

/**
 * The next focus when the focused element is gone: what opened it, what replaces it, the next line of its list, the previous focus in
 * the same part of the page, or the heading of that part.
 */
export function placeAfter(lost: Mark): HTMLElement | null {
  // « Tout le relevé » leads back to what led here, whatever stands in its place.
  const isWayBack = lost.element.dataset['back'] !== undefined;
  const led = isWayBack && lastIn(document.querySelector('main') ?? document.body);
  if (led) return led;
  const at = lost.around.findIndex(({ element }) => element.isConnected && element.checkVisibility());
  const home = lost.around[at]?.element ?? document.body;
  // One screen gave way to another, which is read from its title on.
  if (home.tagName === 'MAIN') return headingIn(home);
  const gone = lost.around[(at < 0 ? lost.around.length : at) - 1];
  const instead = gone && insteadOf(gone, home);
  const next =
    (instead && (lastIn(instead) ?? firstIn(instead))) ??
    (gone && isOfList(gone) ? (firstIn(gone.after) ?? firstIn(gone.before)) : undefined);
  if (next) return next;
  for (let level: Element | null = home; level && level !== document.body; level = level.parentElement) {
    const isPart = level.closest('main') !== null && level.tagName !== 'MAIN';
    const found = lastIn(level) ?? (level === home && isPart ? firstIn(level) : undefined);
    const reach = found ?? headingIn(level);
    if (reach) return reach;
  }
  return lastIn(document.body) ?? headingIn(document.body);
}
