import { parseHex } from '../../../picture/color.ts';
import { type Ink, PATTERN_SIZE } from '../../../picture/zone-paint.ts';
import type { FrameCamera } from './camera.ts';
import { createProgram, type Program } from './gl.ts';
import type { Scissor } from './mask-pass.ts';
import type { Mask } from './mask-pool.ts';
import type { Fill } from './plan.ts';
import { CHANNELS, compositeFragment, type FillKind, screenVertex } from './shaders.ts';

/** Lays masks on the map in colours and patterns. */
export interface CompositePass {
  draw(
    camera: FrameCamera,
    fills: readonly Fill[],
    mask: Mask,
    clip: Scissor,
    origin: readonly [number, number, number, number],
  ): void;
  destroy(): void;
}

export function createCompositePass(gl: WebGL2RenderingContext): CompositePass {
  const programs = new Map<string, Program>();
  const none = gl.createVertexArray();

  return {
    draw({ pixelRatio, height }, fills, mask, clip, origin) {
      const program = programFor(fills);
      gl.useProgram(program.handle);
      gl.bindVertexArray(none);
      gl.disable(gl.DEPTH_TEST);
      gl.disable(gl.STENCIL_TEST);
      gl.disable(gl.CULL_FACE);
      gl.colorMask(true, true, true, true);
      gl.enable(gl.BLEND);
      gl.blendEquation(gl.FUNC_ADD);
      gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
      gl.enable(gl.SCISSOR_TEST);
      gl.scissor(...clip);
      bindTexture(0, mask.areas.texture);
      bindTexture(1, (mask.edges ?? mask.areas).texture);
      gl.uniform1i(program.uniform('u_mask'), 0);
      gl.uniform1i(program.uniform('u_edge'), 1);
      gl.uniform1f(program.uniform('u_pixelRatio'), pixelRatio);
      gl.uniform1f(program.uniform('u_height'), height);
      gl.uniform4f(program.uniform('u_origin'), ...origin);
      const inks = (name: string, pick: (paint: Fill['paint']) => Ink | null) =>
        gl.uniform4fv(
          program.uniform(name),
          pack(4, fills, ({ paint }) => premultiplied(pick(paint))),
        );
      inks('u_ground', (paint) => paint.ground);
      inks('u_ink', (paint) => paint.ink);
      inks('u_secondInk', (paint) => paint.secondInk);
      inks('u_border', (paint) => paint.border);
      gl.uniform2fv(
        program.uniform('u_pattern'),
        pack(2, fills, ({ paint: { pattern } }) => {
          const { period, width } = PATTERN_SIZE[pattern];
          return [period, width];
        }),
      );
      gl.uniform3fv(
        program.uniform('u_line'),
        pack(3, fills, ({ reachPx, paint }) => [
          reachPx * pixelRatio,
          (paint.border?.widthPx ?? 0) * pixelRatio,
          paint.featherPx * pixelRatio,
        ]),
      );
      gl.drawArrays(gl.TRIANGLES, 0, 3);
      gl.disable(gl.SCISSOR_TEST);
      gl.bindVertexArray(null);
      bindTexture(1, null);
      bindTexture(0, null);
    },
    destroy() {
      for (const { handle } of programs.values()) gl.deleteProgram(handle);
      gl.deleteVertexArray(none);
    },
  };

  function programFor(fills: readonly Fill[]): Program {
    const kinds = fills.map(
      ({ paint, cover }): FillKind => ({
        pattern: paint.pattern,
        cover,
        hasBorder: paint.border !== null,
      }),
    );
    const key = JSON.stringify(kinds);
    let program = programs.get(key);
    if (!program) {
      program = createProgram(gl, screenVertex, compositeFragment(kinds));
      programs.set(key, program);
    }
    return program;
  }

  function bindTexture(unit: number, texture: WebGLTexture | null): void {
    gl.activeTexture(gl.TEXTURE0 + unit);
    gl.bindTexture(gl.TEXTURE_2D, texture);
  }
}

function premultiplied(ink: Ink | null): readonly number[] {
  if (!ink) return [0, 0, 0, 0];
  return [...parseHex(ink.color).map((c) => (c / 255) * ink.opacity), ink.opacity];
}

function pack<T>(
  size: number,
  items: readonly T[],
  values: (item: T) => readonly number[],
): Float32Array {
  const out = new Float32Array(CHANNELS * size);
  items.forEach((item, i) => {
    out.set(values(item), i * size);
  });
  return out;
}
