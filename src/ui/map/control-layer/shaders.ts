import type { CustomRenderMethodInput } from 'maplibre-gl';
import { type Pattern, RING } from '../../../picture/zone-paint.ts';
import { WORLD_UNITS } from './polygon-mesh.ts';

type ShaderData = CustomRenderMethodInput['shaderData'];

/** Zones drawn together, one in each channel of a mask; fills laid on the map together. */
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

/** Where a fill lies, read from a mask: in a zone, or where a compared zone changed (see planChange). */
export type Cover = {
  /** edges fade over the paint's feather */
  readonly isSoft: boolean;
} & (
  | { readonly of: 'zone'; readonly channel: number }
  | { readonly of: 'held' | 'gain' | 'loss' | 'contested' }
);

/** What of a fill decides its code. */
export interface FillKind {
  readonly pattern: Pattern;
  readonly cover: Cover;
  readonly hasBorder: boolean;
}

const stripes = (i: number) => `lines(diagonal.x, u_pattern[${i}])`;

/** The colour of fill `i` at a pixel, by its pattern; `place` and `diagonal` are CSS pixels. */
const FILLS: Readonly<Record<Pattern, (i: number) => string>> = {
  solid: (i) => `u_ground[${i}]`,
  dots: (i) => `over(u_ink[${i}] * dots(place, u_pattern[${i}]), u_ground[${i}])`,
  hatch: (i) => `over(u_ink[${i}] * ${stripes(i)}, u_ground[${i}])`,
  'two-hue': (i) => `over(mix(u_secondInk[${i}], u_ink[${i}], ${stripes(i)}), u_ground[${i}])`,
  cross: (i) =>
    `over(u_ink[${i}] * max(${stripes(i)}, lines(diagonal.y, u_pattern[${i}])), u_ground[${i}])`,
  struck: (i) =>
    `over(u_ink[${i}] * ${stripes(i)} + u_secondInk[${i}] * lines(diagonal.x - u_pattern[${i}].y, u_pattern[${i}]), u_ground[${i}])`,
  'ringed-dots': (i) =>
    `over(u_ink[${i}] * dots(place, u_pattern[${i}]), u_secondInk[${i}] * dots(place, u_pattern[${i}] * vec2(1.0, ${RING})))`,
};

/** Shares of a pixel that a compared zone had before and after, and where only one of the two did. */
function changeCode(isSoft: boolean): string {
  if (!isSoft)
    return `
  float gain = 0.5 * (mask.b + mask.g - mask.r);
  float loss = 0.5 * (mask.b - mask.g + mask.r);
  float held = mask.r - loss;`;
  return `
  float before = fade(mask.r, edge.r, 0);
  float after = fade(mask.g, edge.g, 0);
  float held = min(before, after);
  float gain = after - held;
  float loss = before - held;`;
}

function fillCode({ pattern, cover, hasBorder }: FillKind, i: number): string {
  const fill = FILLS[pattern](i);
  if (cover.of === 'contested')
    return `
  color = over(${fill} * mask.a, color);`;
  // What changed in one way changed in no other: shares of a pixel add up.
  if (cover.of !== 'zone')
    return `
  color += ${fill} * ${cover.of};`;
  const at = `[${cover.channel}]`;
  const share = cover.isSoft ? `fade(mask${at}, edge${at}, ${i})` : `mask${at}`;
  const line = `
  color = over(u_border[${i}] * clamp(u_line[${i}].y * 0.5 + 0.5 - (1.0 - edge${at}) * u_line[${i}].x, 0.0, 1.0), color);`;
  return `
  color = over(${fill} * ${share}, color);${hasBorder ? line : ''}`;
}

/**
 * Colour, pattern, fade and border of up to four fills, lowest first, as premultiplied colour. Written out for their
 * kinds, since a loop over all that might be costs several times as much where pixels are drawn in software.
 */
export function compositeFragment(kinds: readonly FillKind[]): string {
  const change = kinds.find(({ cover }) => cover.of !== 'zone' && cover.of !== 'contested');
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

/* share of an area whose edge fades, inside (mask 1) and outside, by its nearness to the edge */
float fade(float mask, float edge, int fill) {
  float away = (1.0 - edge) * u_line[fill].x;
  return smoothstep(-0.5, 0.5, (mask > 0.5 ? away : -away) / u_line[fill].z);
}

void main() {
  ivec2 pixel = ivec2(gl_FragCoord.xy);
  vec4 mask = texelFetch(u_mask, pixel, 0);
  vec4 edge = texelFetch(u_edge, pixel, 0);
  vec2 screen = vec2(gl_FragCoord.x, u_height - gl_FragCoord.y) / u_pixelRatio;
  vec2 place = screen - u_origin.xy;
  vec2 diagonal = vec2(screen.x + screen.y, screen.x - screen.y) * 0.70710678 - u_origin.zw;
  color = vec4(0.0);
${change ? changeCode(change.cover.isSoft) : ''}
${kinds.map(fillCode).join('\n')}
}`;
}
