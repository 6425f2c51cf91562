/** What a key asks of the timeline. */
export type KeyCommand =
  | 'next'
  | 'previous'
  | 'nextMonth'
  | 'previousMonth'
  | 'first'
  | 'last'
  | 'zoomIn'
  | 'zoomOut';

const COMMANDS: Readonly<Record<string, KeyCommand>> = {
  ArrowUp: 'next',
  ArrowDown: 'previous',
  PageUp: 'nextMonth',
  PageDown: 'previousMonth',
  Home: 'first',
  End: 'last',
  '+': 'zoomIn',
  '=': 'zoomIn',
  '-': 'zoomOut',
};

/**
 * The command of a key pressed on the slider, as in the slider pattern of the ARIA guide: up and Page Up go on in
 * time; left and right follow the drawing, which is mirrored from right to left. Null for keys that are not ours.
 */
export function keyCommand(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  rightToLeft: boolean,
): KeyCommand | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.key === 'ArrowRight') return rightToLeft ? 'previous' : 'next';
  if (event.key === 'ArrowLeft') return rightToLeft ? 'next' : 'previous';
  return COMMANDS[event.key] ?? null;
}
