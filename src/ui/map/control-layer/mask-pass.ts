import type { CustomRenderMethodInput } from 'maplibre-gl';
import type { FrameCamera } from './camera.ts';
import { createProgram, createTarget, type Program, type Target } from './gl.ts';
import { areaFragment, areaVertex, CHANNELS, edgeFragment, edgeVertex } from './shaders.ts';
import type { ShapeArrays, ZoneRange } from './shape-buffers.ts';

/** One channel of a mask: which zone it shows, and how far from its borders distances are wanted. */
export interface Channel {
  readonly range: ZoneRange;
  /** device pixels; 0 when no distances are wanted */
  readonly radius: number;
}

/** Up to four zones drawn as coverage (`areas`) and nearness to their borders (`edges`), one a channel. */
export interface MaskPair {
  readonly areas: Target;
  readonly edges: Target;
}

/** Left, bottom, width, height in device pixels. */
export type Scissor = readonly [number, number, number, number];

/** Draws coverage masks of uploaded shapes. Leaves no vertex array bound; other state is set anew by MapLibre. */
export interface MaskPass {
  upload(arrays: ShapeArrays): void;
  draw(camera: FrameCamera, channels: readonly Channel[], mask: MaskPair, clip: Scissor): void;
  createMask(width: number, height: number, samples: number): MaskPair;
  destroy(): void;
}

interface Programs {
  readonly areas: Program;
  readonly edges: Program;
}

export function createMaskPass(gl: WebGL2RenderingContext): MaskPass {
  const programs = new Map<string, Programs>();
  const vertexBuffer = gl.createBuffer();
  const indexBuffer = gl.createBuffer();
  const edgeBuffer = gl.createBuffer();
  const quadBuffer = gl.createBuffer();
  let quads = 0;

  const areaArray = gl.createVertexArray();
  gl.bindVertexArray(areaArray);
  gl.bindBuffer(gl.ARRAY_BUFFER, vertexBuffer);
  gl.enableVertexAttribArray(0);
  gl.vertexAttribIPointer(0, 2, gl.INT, 8, 0);
  gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, indexBuffer);

  const edgeArray = gl.createVertexArray();
  gl.bindVertexArray(edgeArray);
  gl.bindBuffer(gl.ARRAY_BUFFER, edgeBuffer);
  gl.enableVertexAttribArray(0);
  gl.vertexAttribIPointer(0, 2, gl.INT, 16, 0);
  gl.enableVertexAttribArray(1);
  gl.vertexAttribIPointer(1, 2, gl.INT, 16, 8);
  gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, quadBuffer);
  gl.bindVertexArray(null);

  return {
    upload({ vertices, indexes, edges }) {
      gl.bindVertexArray(null);
      gl.bindBuffer(gl.ARRAY_BUFFER, vertexBuffer);
      gl.bufferData(gl.ARRAY_BUFFER, vertices, gl.DYNAMIC_DRAW);
      gl.bindBuffer(gl.ARRAY_BUFFER, edgeBuffer);
      gl.bufferData(gl.ARRAY_BUFFER, edges, gl.DYNAMIC_DRAW);
      gl.bindBuffer(gl.ARRAY_BUFFER, null);
      gl.bindVertexArray(areaArray);
      gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, indexes, gl.DYNAMIC_DRAW);
      growQuads(edges.length / 16);
      gl.bindVertexArray(null);
    },

    draw(camera, channels, { areas, edges }, clip) {
      const { areas: areaProgram, edges: edgeProgram } = programsFor(camera.input.shaderData);
      gl.viewport(0, 0, camera.width, camera.height);
      gl.disable(gl.DEPTH_TEST);
      gl.disable(gl.STENCIL_TEST);
      gl.disable(gl.CULL_FACE);
      gl.colorMask(true, true, true, true);
      gl.clearColor(0, 0, 0, 0);
      gl.enable(gl.SCISSOR_TEST);
      gl.scissor(...clip);
      gl.enable(gl.BLEND);
      gl.blendFunc(gl.ONE, gl.ONE);

      areas.bind();
      gl.clear(gl.COLOR_BUFFER_BIT);
      gl.blendEquation(gl.FUNC_ADD);
      gl.useProgram(areaProgram.handle);
      gl.bindVertexArray(areaArray);
      for (const copy of camera.copies) {
        setCamera(areaProgram, camera, copy);
        channels.forEach(({ range }, channel) => {
          gl.uniform4fv(areaProgram.uniform('u_channel'), oneHot(channel));
          gl.drawElements(gl.TRIANGLES, range.indexCount, gl.UNSIGNED_INT, range.firstIndex * 4);
        });
      }
      areas.resolve();

      edges.bind();
      gl.clear(gl.COLOR_BUFFER_BIT);
      gl.blendEquation(gl.MAX);
      gl.useProgram(edgeProgram.handle);
      gl.bindVertexArray(edgeArray);
      gl.uniform2f(edgeProgram.uniform('u_viewport'), camera.width, camera.height);
      for (const copy of camera.copies) {
        setCamera(edgeProgram, camera, copy);
        channels.forEach(({ range, radius }, channel) => {
          if (radius === 0) return;
          gl.uniform4fv(edgeProgram.uniform('u_channel'), oneHot(channel));
          gl.uniform1f(edgeProgram.uniform('u_radius'), radius);
          gl.drawElements(gl.TRIANGLES, range.edgeCount * 6, gl.UNSIGNED_INT, range.firstEdge * 24);
        });
      }
      edges.resolve();

      gl.blendEquation(gl.FUNC_ADD);
      gl.disable(gl.SCISSOR_TEST);
      gl.bindVertexArray(null);
      gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    },

    createMask: (width, height, samples) => ({
      areas: createTarget(gl, width, height, samples),
      edges: createTarget(gl, width, height, 0),
    }),

    destroy() {
      for (const { areas, edges } of programs.values()) {
        gl.deleteProgram(areas.handle);
        gl.deleteProgram(edges.handle);
      }
      for (const buffer of [vertexBuffer, indexBuffer, edgeBuffer, quadBuffer]) {
        gl.deleteBuffer(buffer);
      }
      gl.deleteVertexArray(areaArray);
      gl.deleteVertexArray(edgeArray);
    },
  };

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

  /** Two triangles for each four corners. */
  function growQuads(count: number): void {
    if (count <= quads) return;
    quads = Math.max(count, quads * 2, 4096);
    const corners = new Uint32Array(quads * 6);
    for (let quad = 0; quad < quads; quad++) {
      const first = quad * 4;
      corners.set([first, first + 1, first + 2, first + 2, first + 1, first + 3], quad * 6);
    }
    gl.bindVertexArray(edgeArray);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, corners, gl.STATIC_DRAW);
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

function oneHot(channel: number): Float32Array {
  const values = new Float32Array(CHANNELS);
  values[channel] = 1;
  return values;
}
