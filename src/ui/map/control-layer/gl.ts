/** A linked program and its uniforms by name (`u_ground[0]` is found as `u_ground`). */
export interface Program {
  readonly handle: WebGLProgram;
  uniform(name: string): WebGLUniformLocation | null;
}

/** Compiles and links; throws an Error with the compiler's own words. Attributes are bound in the order given. */
export function createProgram(
  gl: WebGL2RenderingContext,
  vertex: string,
  fragment: string,
  attributes: readonly string[] = [],
): Program {
  const handle = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(type)!;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS) && !gl.isContextLost()) {
      throw new Error(`control layer: shader: ${gl.getShaderInfoLog(shader)}`);
    }
    gl.attachShader(handle, shader);
    gl.deleteShader(shader);
  }
  attributes.forEach((name, index) => {
    gl.bindAttribLocation(handle, index, name);
  });
  gl.linkProgram(handle);
  if (!gl.getProgramParameter(handle, gl.LINK_STATUS) && !gl.isContextLost()) {
    throw new Error(`control layer: program: ${gl.getProgramInfoLog(handle)}`);
  }
  const locations = new Map<string, WebGLUniformLocation | null>();
  return {
    handle,
    uniform(name) {
      let location = locations.get(name);
      if (location === undefined) {
        location = gl.getUniformLocation(handle, name);
        locations.set(name, location);
      }
      return location;
    },
  };
}

/** A picture the size of the map to draw into, and its texture to read afterwards. */
export interface Target {
  readonly width: number;
  readonly height: number;
  readonly texture: WebGLTexture;
  /** Binds it for drawing. */
  bind(): void;
  /** Makes what was drawn readable in `texture`; honours the scissor. */
  resolve(): void;
  destroy(): void;
}

/** `samples` > 1 draws with that many samples a pixel, so that the texture holds exact shares of pixels. */
export function createTarget(
  gl: WebGL2RenderingContext,
  width: number,
  height: number,
  samples: number,
): Target {
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA8, width, height);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  gl.bindTexture(gl.TEXTURE_2D, null);
  const plain = gl.createFramebuffer();
  gl.bindFramebuffer(gl.FRAMEBUFFER, plain);
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);

  let drawn = plain;
  let store: WebGLRenderbuffer | null = null;
  if (samples > 1) {
    store = gl.createRenderbuffer();
    gl.bindRenderbuffer(gl.RENDERBUFFER, store);
    gl.renderbufferStorageMultisample(gl.RENDERBUFFER, samples, gl.RGBA8, width, height);
    gl.bindRenderbuffer(gl.RENDERBUFFER, null);
    drawn = gl.createFramebuffer();
    gl.bindFramebuffer(gl.FRAMEBUFFER, drawn);
    gl.framebufferRenderbuffer(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.RENDERBUFFER, store);
  }
  gl.bindFramebuffer(gl.FRAMEBUFFER, null);

  return {
    width,
    height,
    texture,
    bind: () => gl.bindFramebuffer(gl.FRAMEBUFFER, drawn),
    resolve() {
      if (drawn === plain) return;
      gl.bindFramebuffer(gl.READ_FRAMEBUFFER, drawn);
      gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, plain);
      gl.blitFramebuffer(0, 0, width, height, 0, 0, width, height, gl.COLOR_BUFFER_BIT, gl.NEAREST);
      gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    },
    destroy() {
      gl.deleteTexture(texture);
      gl.deleteRenderbuffer(store);
      gl.deleteFramebuffer(plain);
      if (drawn !== plain) gl.deleteFramebuffer(drawn);
    },
  };
}
