import { HANDLE_HALF } from './handle.ts';

export interface DragOptions {
  readonly plot: HTMLElement;
  /** Chooses the handle for a press at pixels from the plot's left and top. Returns where that handle is. */
  take(x: number, y: number): number;
  /** The pointer asks for a place, in pixels from the plot's left. */
  moveTo(x: number): void;
  /** The pointer has taken hold. */
  began(): void;
  /** The pointer has let go. */
  ended(): void;
}

/** Pixels a finger may tremble before a touch is a drag. */
const TREMBLE = 4;

/**
 * Lets the pointer hold the handle or jump to a place. A press beside the handle's middle but on its target holds
 * it without a jump until it moves. A finger waits until it moves sideways or lifts, so that swipes scroll the page.
 */
export function attachDrag({ plot, take, moveTo, began, ended }: DragOptions): () => void {
  let held: { id: number; startX: number; offset: number; moved: boolean } | null = null;
  const xOf = (event: PointerEvent) => event.clientX - plot.getBoundingClientRect().left;
  const yOf = (event: PointerEvent) => event.clientY - plot.getBoundingClientRect().top;

  const down = (event: PointerEvent) => {
    const onButton = (event.target as Element).closest('button') !== null;
    if (event.button !== 0 || onButton) return;
    if (held) {
      held = null; // a second finger: pinching, not dragging
      ended();
      return;
    }
    const x = xOf(event);
    const distance = take(x, yOf(event)) - x;
    const onHandle = Math.abs(distance) <= HANDLE_HALF;
    held = { id: event.pointerId, startX: x, offset: onHandle ? distance : 0, moved: false };
    plot.setPointerCapture(event.pointerId);
    began();
    if (!onHandle && event.pointerType !== 'touch') moveTo(x);
  };
  const move = (event: PointerEvent) => {
    if (held?.id !== event.pointerId) return;
    const x = xOf(event);
    const least = event.pointerType === 'touch' ? TREMBLE : 1;
    if (!held.moved && Math.abs(x - held.startX) < least) return;
    held.moved = true;
    moveTo(x + held.offset);
  };
  const up = (event: PointerEvent) => {
    if (held?.id !== event.pointerId) return;
    if (!held.moved) moveTo(held.startX);
    held = null;
    ended();
  };
  const cancel = (event: PointerEvent) => {
    if (held?.id !== event.pointerId) return;
    held = null;
    ended();
  };
  const keepFocus = (event: MouseEvent) => {
    if ((event.target as Element).closest('button') === null) event.preventDefault();
  };
  const listeners = [
    ['pointerdown', down],
    ['pointermove', move],
    ['pointerup', up],
    ['pointercancel', cancel],
  ] as const;
  for (const [type, listener] of listeners) plot.addEventListener(type, listener);
  plot.addEventListener('mousedown', keepFocus);
  return () => {
    plot.removeEventListener('mousedown', keepFocus);
    for (const [type, listener] of listeners) plot.removeEventListener(type, listener);
  };
}
