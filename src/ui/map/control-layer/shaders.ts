import type { CustomRenderMethodInput } from 'maplibre-gl';
import { PATTERNS, type Pattern } from '../../../picture/zone-paint.ts';
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

const kind = (pattern: Pattern) => `${PATTERNS.indexOf(pattern)}.0`;

/** Colour, pattern, fade and border of up to four zones, lowest first, as premultiplied colour. */
export const compositeFragment = `${VERSION}precision highp float;
uniform sampler2D u_mask;
uniform sampler2D u_edge;
uniform int u_count;
uniform float u_pixelRatio;
uniform float u_height;
/* x, y and the two diagonals of the pattern's origin, CSS pixels */
uniform vec4 u_origin;
/* premultiplied */
uniform vec4 u_ground[${CHANNELS}];
uniform vec4 u_ink[${CHANNELS}];
uniform vec4 u_secondInk[${CHANNELS}];
uniform vec4 u_border[${CHANNELS}];
/* kind, period, width of the pattern in CSS pixels */
uniform vec3 u_pattern[${CHANNELS}];
/* radius of the distances, width of the border, width of the fade, device pixels */
uniform vec3 u_line[${CHANNELS}];
out vec4 color;

vec4 over(vec4 top, vec4 under) { return top + under * (1.0 - top.a); }

/* share of a pixel covered by lines of \`width\` each \`period\`, at a place across them */
float lines(float across, float period, float width) {
  float off = abs(mod(across, period) - period * 0.5);
  return clamp((width * 0.5 - off) * u_pixelRatio + 0.5, 0.0, 1.0);
}

vec4 paint(int i, vec2 place, vec2 diagonal) {
  vec4 under = u_ground[i];
  vec3 p = u_pattern[i];
  if (p.x == ${kind('solid')}) return under;
  if (p.x == ${kind('dots')}) {
    float off = length(mod(place, p.y) - p.y * 0.5);
    return over(u_ink[i] * clamp((p.z * 0.5 - off) * u_pixelRatio + 0.5, 0.0, 1.0), under);
  }
  float hatch = lines(diagonal.x, p.y, p.z);
  if (p.x == ${kind('two-hue')}) return over(mix(u_secondInk[i], u_ink[i], hatch), under);
  if (p.x == ${kind('cross')}) hatch = max(hatch, lines(diagonal.y, p.y, p.z));
  return over(u_ink[i] * hatch, under);
}

void main() {
  ivec2 pixel = ivec2(gl_FragCoord.xy);
  vec4 mask = texelFetch(u_mask, pixel, 0);
  vec4 edge = texelFetch(u_edge, pixel, 0);
  if (mask == vec4(0.0) && edge == vec4(0.0)) discard;
  vec2 screen = vec2(gl_FragCoord.x, u_height - gl_FragCoord.y) / u_pixelRatio;
  vec2 place = screen - u_origin.xy;
  vec2 diagonal = vec2(screen.x + screen.y, screen.x - screen.y) * 0.70710678 - u_origin.zw;
  color = vec4(0.0);
  for (int i = 0; i < ${CHANNELS}; i++) {
    if (i >= u_count) break;
    if (mask[i] == 0.0 && edge[i] == 0.0) continue;
    vec3 line = u_line[i];
    float away = (1.0 - edge[i]) * line.x;
    float cover = mask[i];
    if (line.z > 0.0) cover = smoothstep(-0.5, 0.5, (mask[i] > 0.5 ? away : -away) / line.z);
    color = over(paint(i, place, diagonal) * cover, color);
    if (line.y > 0.0) color = over(u_border[i] * clamp(line.y * 0.5 + 0.5 - away, 0.0, 1.0), color);
  }
}`;
