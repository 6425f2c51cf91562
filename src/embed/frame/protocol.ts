/** Version of the messages between a frame and its page: docs/spec/embed-protocol.md. */
export const PROTOCOL = 1;

/** The member by which either side knows a message as one of these; its value is the version. */
export const MARK = 'conflict-map';

/** What the map in a frame tells of: events of the element, with the same names and details. */
export const RELAYED = ['ready', 'datechange', 'compare', 'select', 'error'] as const;
export type RelayedEvent = (typeof RELAYED)[number];

/** A frame to its page. */
export type FrameMessage =
  | { readonly [MARK]: 1; readonly type: 'size'; readonly height: number }
  | {
      readonly [MARK]: 1;
      readonly type: 'event';
      readonly event: RelayedEvent;
      readonly detail: unknown;
      /** the view after it, as a fragment */
      readonly view: string;
    };

/** A page to its frame. */
export type HostMessage =
  | { readonly [MARK]: 1; readonly type: 'hello' }
  | { readonly [MARK]: 1; readonly type: 'setView'; readonly view: string };

/** The message that some data is, or null. */
export function asHostMessage(data: unknown): HostMessage | null {
  if (typeof data !== 'object' || data === null) return null;
  const { [MARK]: version, type, view } = data as Record<string, unknown>;
  if (version !== PROTOCOL) return null;
  if (type === 'hello') return { [MARK]: 1, type };
  return type === 'setView' && typeof view === 'string' ? { [MARK]: 1, type, view } : null;
}

/** The heights that a frame may ask for and get, CSS pixels: those WordPress allows. */
export const LEAST_HEIGHT = 200;
export const MOST_HEIGHT = 1000;

/** The height a map asks for in a frame so wide: the poster's shape, within what is good to look at. */
export function heightFor(width: number): number {
  return Math.round(Math.min(720, Math.max(420, (width * 5) / 8)));
}
