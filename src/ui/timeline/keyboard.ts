import type { Direction, Scope } from './change-steps.ts';
import type { DayCommand } from './day-after.ts';

/** What leads from change to change. */
export const CHANGE_COMMANDS = {
  nextChange: ['anywhere', 1],
  previousChange: ['anywhere', -1],
  nextChangeHere: ['here', 1],
  previousChangeHere: ['here', -1],
} as const satisfies Record<string, readonly [Scope, Direction]>;
export type ChangeCommand = keyof typeof CHANGE_COMMANDS;

/** What a key asks of the timeline. */
export type KeyCommand = DayCommand | ChangeCommand | 'zoomIn' | 'zoomOut';

export function isChangeCommand(command: KeyCommand): command is ChangeCommand {
  return Object.hasOwn(CHANGE_COMMANDS, command);
}

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

/** With Shift, steps are longer: to the day on which something changed, anywhere or here. */
const SHIFTED: Partial<Readonly<Record<KeyCommand, KeyCommand>>> = {
  next: 'nextChange',
  previous: 'previousChange',
  nextMonth: 'nextChangeHere',
  previousMonth: 'previousChangeHere',
};

/**
 * The command of a key pressed on the slider, as in the slider pattern of the ARIA guide: up and Page Up go on in
 * time; left and right follow the drawing, which is mirrored from right to left. Null for keys that are not ours.
 */
export function keyCommand(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
  rightToLeft: boolean,
): KeyCommand | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const command = plainCommand(event.key, rightToLeft);
  return command && event.shiftKey ? (SHIFTED[command] ?? command) : command;
}

function plainCommand(key: string, rightToLeft: boolean): KeyCommand | null {
  if (key === 'ArrowRight') return rightToLeft ? 'previous' : 'next';
  if (key === 'ArrowLeft') return rightToLeft ? 'next' : 'previous';
  return COMMANDS[key] ?? null;
}
