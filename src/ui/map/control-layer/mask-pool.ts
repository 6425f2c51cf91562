import type { FrameCamera } from './camera.ts';
import { createTarget, type Target } from './gl.ts';

/** Up to four channels drawn as coverage (`areas`) and as nearness to borders (`edges`). */
export interface Mask {
  readonly areas: Target;
  /** null where no distances are wanted */
  readonly edges: Target | null;
}

/** Masks the size of the canvas, kept from frame to frame; all are made anew when it changes. */
export interface MaskPool {
  /** The `index`-th mask of a kind. `samples` a pixel for exact coverage; 0: none. */
  take(camera: FrameCamera, index: number, samples: number, withEdges: boolean): Mask;
  destroy(): void;
}

/**
 * Every mask has samples of its own: drawn into shared ones right after they were resolved, the first mask came out
 * empty in ANGLE (Chromium 156, where the whole canvas is cleared).
 */
export function createMaskPool(gl: WebGL2RenderingContext): MaskPool {
  const targets = new Map<string, Target>();
  let size = '';

  return {
    take({ width, height }, index, samples, withEdges) {
      if (size !== `${width} ${height}`) clear();
      size = `${width} ${height}`;
      return {
        areas: target(`areas ${index} ${samples}`, width, height, samples),
        edges: withEdges ? target(`edges ${index}`, width, height, 0) : null,
      };
    },
    destroy: clear,
  };

  function target(key: string, width: number, height: number, samples: number): Target {
    const made = targets.get(key) ?? createTarget(gl, width, height, samples);
    targets.set(key, made);
    return made;
  }

  function clear(): void {
    for (const each of targets.values()) each.destroy();
    targets.clear();
  }
}
