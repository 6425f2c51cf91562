import { LEAST_HEIGHT, MARK, MOST_HEIGHT, RELAYED } from './protocol.ts';

/** A page's hold on one frame. */
export interface EmbeddedMap {
  /** Shows a view, written as a fragment: `date=2016-10-21&place=mosul`. */
  setView(view: string): void;
  /** Lets go of the frame: it is no longer sized, nor its events relayed. */
  detach(): void;
}

/**
 * Sizes a frame as its map asks, unless it has `data-size="fixed"`, and tells of the map's events as CustomEvents of
 * the same names on the frame. Only messages that come from the frame itself are heard, whatever its origin.
 */
export function embedConflictMap(frame: HTMLIFrameElement): EmbeddedMap {
  const say = (message: object) => frame.contentWindow?.postMessage({ [MARK]: 1, ...message }, '*');
  const hello = () => say({ type: 'hello' });
  const onMessage = ({ source, data }: MessageEvent) => {
    if (!source || source !== frame.contentWindow || !data) return;
    const { type, event, detail, view } = data;
    const height = heightIn(data);
    if (height && frame.dataset.size !== 'fixed')
      frame.style.height = `${Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, height))}px`;
    if (data[MARK] === 1 && type === 'event' && RELAYED.includes(event))
      frame.dispatchEvent(new CustomEvent(event, { detail: { ...detail, view } }));
  };
  addEventListener('message', onMessage);
  frame.addEventListener('load', hello);
  hello();
  return {
    setView: (view) => say({ type: 'setView', view }),
    detach() {
      removeEventListener('message', onMessage);
      frame.removeEventListener('load', hello);
    },
  };
}

/** The height that a message asks for in our words, AMP's, WordPress' or Pym's; 0 for none. */
function heightIn(data: Record<string, unknown> | string): number {
  if (typeof data === 'string')
    return Number(/^pymxPYMx.+xPYMxheightxPYMx(\d+(?:\.\d+)?)$/.exec(data)?.[1] ?? 0);
  const { sentinel, type, message, height, value } = data;
  const isSize =
    (data[MARK] === 1 && type === 'size') || (sentinel === 'amp' && type === 'embed-size');
  const asked = isSize ? height : message === 'height' ? value : 0;
  return typeof asked === 'number' && Number.isFinite(asked) ? asked : 0;
}
