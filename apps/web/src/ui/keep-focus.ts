import { isReachable, lastMark, placeAfter, remember } from './focus-trail';

let isPaused = false;

/** While one page gives way to another, which says itself where the focus goes. */
export const pauseFocus = (paused: boolean): void => {
  isPaused = paused;
};

/**
 * The focus is never lost: when its element is closed, sent, undone, disabled or rendered again, it stays where the person was. A
 * person may remove it by a tap on nothing. A form that is not accepted leads to its first field to correct.
 */
export function keepFocus(): void {
  let isGivenUp = true;
  const isNowhere = () => document.activeElement === null || document.activeElement === document.body;

  addEventListener('focusin', ({ target }) => {
    isGivenUp = false;
    if (target instanceof HTMLElement && target !== document.body) remember(target);
  });
  addEventListener('focusout', ({ target }) =>
    queueMicrotask(() => {
      if (isNowhere() && document.hasFocus() && isReachable(target as Element)) isGivenUp = true;
    }),
  );
  new MutationObserver(() => {
    const lost = lastMark();
    if (isGivenUp || isPaused || !lost || !isNowhere()) return;
    if (isReachable(lost.element)) lost.element.focus();
    // A button waits, disabled, for an answer: it is enabled again, or goes.
    else if (!lost.element.matches(':disabled') || !lost.element.isConnected) placeAfter(lost)?.focus();
  }).observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled', 'open'] });

  // The form has said by then what is wrong.
  addEventListener('submit', ({ target }) =>
    setTimeout(() => {
      const field = (target as Element).querySelector<HTMLElement>('[aria-invalid=true]');
      field?.focus({ preventScroll: true });
      (field?.closest('fieldset') ?? field)?.scrollIntoView({ block: 'start' });
    }),
  );
}
