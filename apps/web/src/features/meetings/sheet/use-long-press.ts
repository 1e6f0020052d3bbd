import { type MouseEvent, type PointerEvent, useRef } from 'react';

const heldMs = 500;
const movedPx = 10;

/** Handlers of a button that does something else when it is held, or clicked with the other mouse button. */
export function useLongPress(onTap: () => void, onHold: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const from = useRef({ x: 0, y: 0 });
  const isHeld = useRef(false);
  const hold = () => {
    if (isHeld.current) return;
    isHeld.current = true;
    clearTimeout(timer.current);
    onHold();
  };
  return {
    onPointerDown({ button, clientX: x, clientY: y }: PointerEvent) {
      isHeld.current = false;
      from.current = { x, y };
      clearTimeout(timer.current);
      if (button === 0) timer.current = setTimeout(hold, heldMs);
    },
    onPointerMove({ clientX, clientY }: PointerEvent) {
      if (Math.hypot(clientX - from.current.x, clientY - from.current.y) > movedPx)
        clearTimeout(timer.current);
    },
    onPointerUp: () => clearTimeout(timer.current),
    onPointerCancel: () => clearTimeout(timer.current),
    onContextMenu(event: MouseEvent) {
      event.preventDefault();
      hold();
    },
    onClick() {
      if (!isHeld.current) onTap();
      isHeld.current = false;
    },
  };
}
