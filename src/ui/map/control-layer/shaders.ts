import type { CustomRenderMethodInput } from 'maplibre-gl';
import type { Pattern } from '../../../picture/zone-paint.ts';
import { WORLD_UNITS } from './polygon-mesh.ts';

type ShaderData = CustomRenderMethodInput['shaderData'];

/** Zones drawn together: one in each channel of a mask. */
export const CHANNELS = 4;

const VERSION = '#version 300 es\n';

/** MapLibre's globe moves vertices on a sphere; its flat map is one matrix, taken relative to the camera's centre. */
function projection({ variantName, vertexShaderPrelude, define }: ShaderData): string {
  if (variantName !== 'globe') {
    return `
uniform mat4 u_matrix;
uniform ivec2 u_center;
vec4 project(ivec2 position) { return u_matrix * vec4(vec2(position - u_center), 0.0, 1.0); }`;
  }
  return `
${vertexShaderPrelude}
${define}
vec4 project(ivec2 position) { return projectTile(vec2(position) / ${WORLD_UNITS}.0); }`;
}

/** Areas: a zone's own channel becomes 1 inside. */
export function areaVertex(shaderData: ShaderData): string {
  return `${VERSION}precision highp float;
precision highp int;
${projection(shaderData)}
in ivec2 a_position;
void main() { gl_Position = project(a_position); }`;
}

export const areaFragment = `${VERSION}precision mediump float;
uniform vec4 u_channel;
out vec4 color;
void main() { color = u_channel; }`;

/**
 * Borders: every edge is a quad as wide as \`u_radius\` about it; a zone's own channel becomes
 * 1 - distance / radius, the nearest edge winning (blend equation MAX).
 */
export function edgeVertex(shaderData: ShaderData): string {
  return `${VERSION}precision highp float;
precision highp int;
${projection(shaderData)}
in ivec2 a_from;
in ivec2 a_to;
uniform vec2 u_viewport;
uniform float u_radius;
flat out vec4 v_edge;
const float NEAR = 1e-4;
vec2 toScreen(vec4 p) { return (p.xy / p.w * 0.5 + 0.5) * u_viewport; }
void main() {
  vec4 a = project(a_from);
  vec4 b = project(a_to);
  if (a.w < NEAR && b.w < NEAR) { gl_Position = vec4(2.0, 2.0, 2.0, 1.0); return; }
  if (a.w < NEAR) a = mix(a, b, (NEAR - a.w) / (b.w - a.w));
  if (b.w < NEAR) b = mix(b, a, (NEAR - b.w) / (a.w - b.w));
  vec2 from = toScreen(a);
  vec2 to = toScreen(b);
  v_edge = vec4(from, to);
  vec2 along = to - from;
  float length_ = length(along);
  along = length_ > 1e-6 ? along / length_ : vec2(1.0, 0.0);
  vec2 across = vec2(-along.y, along.x);
  int corner = gl_VertexID & 3;
  bool atEnd = corner >= 2;
  float side = (corner & 1) == 0 ? -1.0 : 1.0;
  vec2 place = (atEnd ? to + along * u_radius : from - along * u_radius) + across * side * u_radius;
  vec4 end = atEnd ? b : a;
  gl_Position = vec4((place / u_viewport * 2.0 - 1.0) * end.w, end.z, end.w);
}`;
}

export const edgeFragment = `${VERSION}precision highp float;
flat in vec4 v_edge;
uniform float u_radius;
uniform vec4 u_channel;
out vec4 color;
void main() {
  vec2 along = v_edge.zw - v_edge.xy;
  vec2 here = gl_FragCoord.xy - v_edge.xy;
  float t = clamp(dot(here, along) / max(dot(along, along), 1e-9), 0.0, 1.0);
  color = u_channel * max(0.0, 1.0 - distance(here, along * t) / u_radius);
}`;

/** One triangle over the whole viewport. */
export const screenVertex = `${VERSION}
void main() {
  vec2 corner = vec2((gl_VertexID & 1) << 2, (gl_VertexID & 2) << 1);
  gl_Position = vec4(corner - 1.0, 0.0, 1.0);
}`;

/** What of a channel decides its code. */
export interface ChannelKind {
  readonly pattern: Pattern;
  readonly isSoft: boolean;
  readonly hasBorder: boolean;
}

/** The colour of zone `i` at a pixel, by its pattern; `place` and `diagonal` are CSS pixels. */
const FILLS: Readonly<Record<Pattern, (i: number) => string>> = {
  solid: (i) => `u_ground[${i}]`,
  dots: (i) => `over(u_ink[${i}] * dots(place, u_pattern[${i}]), u_ground[${i}])`,
  hatch: (i) => `over(u_ink[${i}] * lines(diagonal.x, u_pattern[${i}]), u_ground[${i}])`,
  'two-hue': (i) =>
    `over(mix(u_secondInk[${i}], u_ink[${i}], lines(diagonal.x, u_pattern[${i}])), u_ground[${i}])`,
  cross: (i) =>
    `over(u_ink[${i}] * max(lines(diagonal.x, u_pattern[${i}]), lines(diagonal.y, u_pattern[${i}])), u_ground[${i}])`,
};

function channelCode({ pattern, isSoft, hasBorder }: ChannelKind, i: number): string {
  const cover = isSoft
    ? `smoothstep(-0.5, 0.5, (mask[${i}] > 0.5 ? away : -away) / u_line[${i}].z)`
    : `mask[${i}]`;
  return `
  away = (1.0 - edge[${i}]) * u_line[${i}].x;
  color = over(${FILLS[pattern](i)} * ${cover}, color);
  ${hasBorder ? `color = over(u_border[${i}] * clamp(u_line[${i}].y * 0.5 + 0.5 - away, 0.0, 1.0), color);` : ''}`;
}

/**
 * Colour, pattern, fade and border of up to four zones, lowest first, as premultiplied colour. Written out for the kinds
 * of its channels, since a loop over all that might be costs several times as much where pixels are drawn in software.
 */
export function compositeFragment(kinds: readonly ChannelKind[]): string {
  return `${VERSION}precision highp float;
uniform sampler2D u_mask;
uniform sampler2D u_edge;
uniform float u_pixelRatio;
uniform float u_height;
/* x, y and the two diagonals of the pattern's origin, CSS pixels */
uniform vec4 u_origin;
/* premultiplied */
uniform vec4 u_ground[${CHANNELS}];
uniform vec4 u_ink[${CHANNELS}];
uniform vec4 u_secondInk[${CHANNELS}];
uniform vec4 u_border[${CHANNELS}];
/* period and width of the pattern, CSS pixels */
uniform vec2 u_pattern[${CHANNELS}];
/* radius of the distances, width of the border, width of the fade, device pixels */
uniform vec3 u_line[${CHANNELS}];
out vec4 color;

vec4 over(vec4 top, vec4 under) { return top + under * (1.0 - top.a); }

/* share of a pixel covered by lines, at a place across them */
float lines(float across, vec2 pattern) {
  float off = abs(mod(across, pattern.x) - pattern.x * 0.5);
  return clamp((pattern.y * 0.5 - off) * u_pixelRatio + 0.5, 0.0, 1.0);
}

float dots(vec2 place, vec2 pattern) {
  float off = length(mod(place, pattern.x) - pattern.x * 0.5);
  return clamp((pattern.y * 0.5 - off) * u_pixelRatio + 0.5, 0.0, 1.0);
}

void main() {
  ivec2 pixel = ivec2(gl_FragCoord.xy);
  vec4 mask = texelFetch(u_mask, pixel, 0);
  vec4 edge = texelFetch(u_edge, pixel, 0);
  vec2 screen = vec2(gl_FragCoord.x, u_height - gl_FragCoord.y) / u_pixelRatio;
  vec2 place = screen - u_origin.xy;
  vec2 diagonal = vec2(screen.x + screen.y, screen.x - screen.y) * 0.70710678 - u_origin.zw;
  float away;
  color = vec4(0.0);
${kinds.map(channelCode).join('\n')}
}`;
}
