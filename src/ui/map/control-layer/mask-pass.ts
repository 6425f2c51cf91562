import type { CustomRenderMethodInput } from 'maplibre-gl';
import type { FrameCamera } from './camera.ts';
import { createProgram, type Program } from './gl.ts';
import type { Mask } from './mask-pool.ts';
import type { Plate } from './plan.ts';
import { areaFragment, areaVertex, edgeFragment, edgeVertex } from './shaders.ts';

/** Left, bottom, width, height in device pixels. */
export type Scissor = readonly [number, number, number, number];

/** Draws masks of shapes. Leaves no vertex array bound; other state is set anew by MapLibre. */
export interface MaskPass {
  draw(camera: FrameCamera, plate: Plate, mask: Mask, clip: Scissor): void;
  destroy(): void;
}

interface Programs {
  readonly areas: Program;
  readonly edges: Program;
}

export function createMaskPass(gl: WebGL2RenderingContext): MaskPass {
  const programs = new Map<string, Programs>();

  return {
    draw(camera, plate, { areas, edges }, clip) {
      gl.viewport(0, 0, camera.width, camera.height);
      gl.disable(gl.DEPTH_TEST);
      gl.disable(gl.STENCIL_TEST);
      gl.disable(gl.CULL_FACE);
      gl.colorMask(true, true, true, true);
      gl.clearColor(0, 0, 0, 0);
      gl.enable(gl.SCISSOR_TEST);
      gl.scissor(...clip);
      gl.enable(gl.BLEND);

      areas.bind();
      gl.clear(gl.COLOR_BUFFER_BIT);
      drawAreas(camera, plate);
      areas.resolve();
      if (edges) {
        edges.bind();
        gl.clear(gl.COLOR_BUFFER_BIT);
        drawEdges(camera, plate);
        edges.resolve();
      }

      gl.blendEquation(gl.FUNC_ADD);
      gl.disable(gl.SCISSOR_TEST);
      gl.bindVertexArray(null);
      gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    },

    destroy() {
      for (const { areas, edges } of programs.values()) {
        gl.deleteProgram(areas.handle);
        gl.deleteProgram(edges.handle);
      }
    },
  };

  function drawAreas(camera: FrameCamera, { draws, blend }: Plate): void {
    const { areas: program } = programsFor(camera.input.shaderData);
    gl.blendEquation(gl.FUNC_ADD);
    // Triangles of one zone never overlap, so that each sample of a channel is 0 or 1, and turning it over is exact.
    if (blend === 'sum') gl.blendFunc(gl.ONE, gl.ONE);
    else gl.blendFuncSeparate(gl.ONE_MINUS_DST_COLOR, gl.ONE_MINUS_SRC_COLOR, gl.ONE, gl.ONE);
    gl.useProgram(program.handle);
    for (const copy of camera.copies) {
      setCamera(program, camera, copy);
      for (const { shapes, range, channels } of draws) {
        shapes.bindAreas();
        gl.uniform4f(program.uniform('u_channel'), ...channels);
        gl.drawElements(gl.TRIANGLES, range.indexCount, gl.UNSIGNED_INT, range.firstIndex * 4);
      }
    }
  }

  function drawEdges(camera: FrameCamera, { draws }: Plate): void {
    const { edges: program } = programsFor(camera.input.shaderData);
    gl.blendEquation(gl.MAX);
    gl.useProgram(program.handle);
    gl.uniform2f(program.uniform('u_viewport'), camera.width, camera.height);
    for (const copy of camera.copies) {
      setCamera(program, camera, copy);
      for (const { shapes, range, channels, reachPx } of draws) {
        if (reachPx === 0) continue;
        shapes.bindEdges();
        gl.uniform4f(program.uniform('u_channel'), ...channels);
        gl.uniform1f(program.uniform('u_radius'), reachPx * camera.pixelRatio);
        gl.drawElements(gl.TRIANGLES, range.edgeCount * 6, gl.UNSIGNED_INT, range.firstEdge * 24);
      }
    }
  }

  function programsFor(shaderData: CustomRenderMethodInput['shaderData']): Programs {
    const kept = programs.get(shaderData.variantName);
    if (kept) return kept;
    const made = {
      areas: createProgram(gl, areaVertex(shaderData), areaFragment, ['a_position']),
      edges: createProgram(gl, edgeVertex(shaderData), edgeFragment, ['a_from', 'a_to']),
    };
    programs.set(shaderData.variantName, made);
    return made;
  }

  function setCamera(program: Program, camera: FrameCamera, copy: number): void {
    if (!camera.globe) {
      gl.uniformMatrix4fv(program.uniform('u_matrix'), false, camera.relativeMatrix(copy));
      gl.uniform2i(program.uniform('u_center'), ...camera.center);
      return;
    }
    const data = camera.input.defaultProjectionData;
    const matrix = (name: string, values: ArrayLike<number>) =>
      gl.uniformMatrix4fv(program.uniform(name), false, Float32Array.from(values));
    matrix('u_projection_matrix', data.mainMatrix);
    matrix('u_projection_fallback_matrix', data.fallbackMatrix);
    gl.uniform4f(program.uniform('u_projection_tile_mercator_coords'), ...data.tileMercatorCoords);
    gl.uniform4f(program.uniform('u_projection_clipping_plane'), ...data.clippingPlane);
    gl.uniform1f(program.uniform('u_projection_transition'), data.projectionTransition);
  }
}
