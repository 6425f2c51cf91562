import { type FrameMessage, MARK } from './protocol.ts';

/** What other pages' scripts know a frame by, from its address. */
export interface FrameAddress {
  readonly search: string;
  readonly hash: string;
}

/**
 * A frame's height in every language that pages know: ours; AMP's `embed-size`; Pym.js where the address names a child
 * (`?childId=`); WordPress where the fragment ends in its secret (`#?secret=`).
 */
export function sizeMessages(height: number, { search, hash }: FrameAddress): unknown[] {
  const own: FrameMessage = { [MARK]: 1, type: 'size', height };
  const child = new URLSearchParams(search).get('childId');
  const secret = wordPressSecret(hash);
  return [
    own,
    { sentinel: 'amp', type: 'embed-size', height },
    ...(child ? [`pymxPYMx${child}xPYMxheightxPYMx${height}`] : []),
    ...(secret ? [{ message: 'height', value: height, secret }] : []),
  ];
}

/** What WordPress wrote behind a fragment, or behind none. */
export function wordPressSecret(hash: string): string | null {
  return /#\?secret=([\w-]+)$/.exec(hash)?.[1] ?? null;
}

/** A fragment without what WordPress wrote behind it. */
export function ownFragment(hash: string): string {
  return hash.replace(/#\?secret=[\w-]*$/, '');
}
