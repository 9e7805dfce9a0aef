import type { Procedure } from '#lib/procedure';

import { around, type Box, middleOf, overlap, type Point } from './geometry.ts';
import { type AgencyNames, type FlowNode, type Graph, graphOf } from './graph.ts';
import { type Layout, layoutOf } from './layout.ts';
import { fontSize, heading, isTask, type Label, taskWidth } from './measures.ts';
import { textWidth, wrap } from './wrap.ts';
import { xmlText } from './xml-text.ts';

const colour = {
  ink: '#1c2b29',
  quiet: '#5a6b68',
  accent: '#0b5d54',
  line: '#48605c',
  band: '#eef4f2',
  border: '#c3d2ce',
  handOver: '#e3efec',
  rejected: '#9a3b2c',
};

/** A page is as wide as this at most, so that its letters can be read on A4 landscape. */
const pageWidth = 1500;
const pageGap = 36;
const titleHeight = 64;
const edge = 24;

/**
 * The flow of a definition as a drawing by itself: SVG without scripts, styles or anything from outside.
 * A long flow is cut between columns into strips below each other, each as wide as an A4 page reads.
 *
 * @example
 * (await toSvg(procedure)).startsWith('<svg xmlns="http://www.w3.org/2000/svg"'); // → true
 */
export const toSvg = async (procedure: Procedure, names: AgencyNames = {}): Promise<string> => {
  const graph = graphOf(procedure, names);
  const layout = await layoutOf(graph);
  const strips = stripsOf(graph, layout);
  const width = Math.max(...strips.map(({ width }) => width)) + heading * 3 + edge * 2;
  const tall = strips.reduce((sum, strip) => sum + strip.height + pageGap, -pageGap);
  const height = titleHeight + tall + edge * 2;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif" role="img">`,
    `<title>${escaped(procedure.name)}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...titleOf(procedure, width, strips.length),
    '<defs>',
    `<marker id="mui-ten" viewBox="0 0 10 10" refX="9.5" refY="5" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 1.2 10 5 0 8.8z" fill="${colour.line}"/></marker>`,
    '<g id="luong">',
    ...backgroundOf(graph, layout),
    ...graph.flows.map(({ id }) => lineOf(layout.routes.get(id) ?? [])),
    ...graph.nodes.flatMap((node) => shapeOf(node, layout.nodes.get(node.id))),
    ...[...layout.labels].map(([id, label]) => labelOf(id, label, graph)),
    '</g>',
    '</defs>',
    ...strips.flatMap((strip, index) => {
      const above = strips.slice(0, index).reduce((sum, each) => sum + each.height + pageGap, 0);
      const y = titleHeight + edge + above;
      return [
        `<svg x="${edge + heading * 3}" y="${y}" width="${strip.width}" height="${strip.height}" viewBox="${strip.x} ${strip.y} ${strip.width} ${strip.height}"><use href="#luong"/></svg>`,
        `<g transform="translate(${edge} ${y - strip.y})">`,
        ...headingsOf(graph, layout, strip, procedure.name),
        `<rect x="0.5" y="${strip.y + 0.5}" width="${strip.width + heading * 3 - 1}" height="${strip.height - 1}" fill="none" stroke="${colour.accent}" stroke-width="1.2"/>`,
        '</g>',
      ];
    }),
    '</svg>',
  ];
  return `${parts.join('\n')}\n`;
};

/** The drawing right of its headings, cut into as few strips as fit, as even as can be; idle lanes outside are left out. */
const stripsOf = (graph: Graph, layout: Layout): Box[] => {
  const { pool, cuts } = layout;
  const left = heading * 3;
  const edgesWithin = (room: number): number[] => {
    const edges = [left];
    for (let last = left; pool.width - last > room; edges.push(last)) {
      const next = cuts.findLast((cut) => cut > last && cut - last <= room);
      last = next ?? cuts.find((cut) => cut > last) ?? pool.width;
    }
    return edges;
  };
  let room = pageWidth - left;
  const fewest = edgesWithin(room).length;
  while (room > taskWidth && edgesWithin(room - 20).length === fewest) room -= 20;
  const edges = [...edgesWithin(room), pool.width];
  return edges
    .slice(1)
    .map((end, index) => ({ x: edges[index] ?? left, end }))
    .filter(({ x, end }) => end > x)
    .map(({ x, end }) => busyPart(graph, layout, { ...pool, x, width: end - x }));
};

/** The part of a strip from the first to the last lane where it shows something. */
const busyPart = (graph: Graph, { bands, nodes, routes }: Layout, strip: Box): Box => {
  const lines = [...routes.values()].flatMap((points) =>
    points.slice(1).map((to, index) => around(points[index] ?? to, to)),
  );
  const shown = [...nodes.values(), ...lines]
    .map(({ x, y, width, height }) => ({
      x: x - 1,
      y: y - 1,
      width: width + 2,
      height: height + 2,
    }))
    .filter((box) => overlap(box, strip));
  const busy = graph.agencies
    .flatMap(({ lanes }) => lanes.flatMap(({ id }) => bands.get(id) ?? []))
    .filter((band) =>
      shown.some((box) => overlap(box, { ...band, x: strip.x, width: strip.width })),
    );
  const top = Math.min(...busy.map(({ y }) => y));
  const bottom = Math.max(...busy.map(({ y, height }) => y + height));
  return { ...strip, y: top, height: bottom - top };
};

const titleOf = (
  { code, version, name, field }: Procedure,
  width: number,
  strips: number,
): string[] => {
  const size = textWidth(name, 19) > width - edge * 2 ? 15 : 19;
  const about = `${code}, phiên bản ${version} · ${field}${strips > 1 ? ` · ${strips} dải, đọc từ trên xuống, dải sau nối tiếp dải trước` : ''}`;
  return [
    ...wrap(name, width - edge * 2, size).map(
      (line, index) =>
        `<text x="${edge}" y="${edge + 14 + index * (size + 3)}" font-size="${size}" font-weight="600" fill="${colour.accent}">${escaped(line)}</text>`,
    ),
    `<text x="${edge}" y="${titleHeight + edge - 16}" font-size="12" fill="${colour.quiet}">${escaped(about)}</text>`,
  ];
};

/** Lanes as quiet bands, agencies apart by a stronger line. */
const backgroundOf = ({ agencies }: Graph, { bands, pool }: Layout): string[] =>
  agencies.flatMap(({ id, lanes }, index) => [
    ...lanes.flatMap((lane, order) => {
      const band = bands.get(lane.id);
      if (!band) return [];
      return [
        `<rect x="0" y="${band.y}" width="${pool.width}" height="${band.height}" fill="${order % 2 === 0 ? '#ffffff' : '#fafcfb'}"/>`,
        ...(order === 0 ? [] : [across(band.y, pool.width, colour.border, 1)]),
      ];
    }),
    ...(index === 0 ? [] : [across(bands.get(id)?.y ?? 0, pool.width, colour.accent, 1)]),
  ]);

const across = (y: number, width: number, stroke: string, thick: number): string =>
  `<line x1="0" y1="${y}" x2="${width}" y2="${y}" stroke="${stroke}" stroke-width="${thick}"/>`;

/** Pool, agencies and lanes of a strip by name, written upwards at the left. */
const headingsOf = ({ agencies }: Graph, { bands }: Layout, strip: Box, name: string): string[] => {
  const whole = { x: 0, y: strip.y, width: heading, height: strip.height };
  const shown = (id: string): Box[] => {
    const band = bands.get(id);
    if (!band) return [];
    const y = Math.max(band.y, strip.y);
    const bottom = Math.min(band.y + band.height, strip.y + strip.height);
    return bottom <= y ? [] : [{ x: band.x, y, width: heading, height: bottom - y }];
  };
  const drawn = (box: Box, fill: string, stroke: string): string =>
    `<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" fill="${fill}" stroke="${stroke}"/>`;
  return [
    drawn(whole, colour.accent, colour.accent),
    upright(whole, name, 12, '#ffffff', 600),
    ...agencies.flatMap((agency) => [
      ...shown(agency.id).flatMap((box) => [
        drawn(box, colour.handOver, colour.accent),
        upright(box, agency.name, 11.5, colour.accent, 600),
      ]),
      ...agency.lanes.flatMap(({ id, name }) =>
        shown(id).flatMap((box) => [
          drawn(box, colour.band, colour.border),
          upright(box, name, 11, colour.ink, 400),
        ]),
      ),
    ]),
  ];
};

/** Text upwards in a heading, as large as lets all its lines stand side by side. */
const upright = (box: Box, text: string, largest: number, fill: string, weight: number): string => {
  const lines = (size: number): string[] => wrap(text, box.height - 6, size);
  let size = largest;
  while (size > 4 && lines(size).length * (size + 1) > heading) size -= 0.5;
  const { x, y } = middleOf(box);
  return lines(size)
    .map((line, index, { length }) => {
      const at = x + (index - (length - 1) / 2) * (size + 1) + size * 0.36;
      return `<text transform="translate(${round(at)} ${y}) rotate(-90)" text-anchor="middle" font-size="${size}" font-weight="${weight}" fill="${fill}">${escaped(line)}</text>`;
    })
    .join('\n');
};

/** A flow with corners a little rounded. */
const lineOf = (points: readonly Point[]): string => {
  const path = points.map((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]];
    if (!before) return `M${point.x} ${point.y}`;
    if (!after) return `L${point.x} ${point.y}`;
    const near = (to: Point): string => {
      const length = Math.abs(to.x - point.x) + Math.abs(to.y - point.y);
      const part = Math.min(5, length / 2) / length;
      return `${round(point.x + (to.x - point.x) * part)} ${round(point.y + (to.y - point.y) * part)}`;
    };
    return `L${near(before)}Q${point.x} ${point.y} ${near(after)}`;
  });
  return `<path d="${path.join('')}" fill="none" stroke="${colour.line}" stroke-width="1.2" marker-end="url(#mui-ten)"/>`;
};

const shapeOf = (node: FlowNode, box: Box | undefined): string[] => {
  if (!box) return [];
  const { x, y } = middleOf(box);
  const { kind } = node;
  if (isTask(kind)) return boxOf(node, box);
  if (kind === 'startEvent') return [circle(x, y, 18, '#ffffff', colour.accent, 1.6), play(x, y)];
  if (kind === 'endEvent')
    return [
      circle(
        x,
        y,
        18,
        node.outcome === 'granted' ? colour.handOver : '#ffffff',
        node.outcome === 'granted' ? colour.accent : colour.rejected,
        3.6,
      ),
    ];
  if (kind === 'intermediateCatchEvent')
    return [
      circle(x, y, 18, '#ffffff', colour.accent, 1.2),
      circle(x, y, 14.5, 'none', colour.accent, 1.2),
      envelope(x, y, '#ffffff', colour.accent, 1),
    ];
  const diamond = `<path d="M${x} ${y - 20} ${x + 20} ${y} ${x} ${y + 20} ${x - 20} ${y}z" fill="#ffffff" stroke="${colour.accent}" stroke-width="1.4"/>`;
  const mark =
    kind === 'parallelGateway'
      ? `M${x - 9} ${y}H${x + 9}M${x} ${y - 9}V${y + 9}`
      : `M${x - 6} ${y - 6} ${x + 6} ${y + 6}M${x + 6} ${y - 6} ${x - 6} ${y + 6}`;
  return [diamond, `<path d="${mark}" stroke="${colour.accent}" stroke-width="2.4"/>`];
};

const boxOf = ({ kind, name, term }: FlowNode, box: Box): string[] => {
  const sends = kind === 'sendTask';
  const lines = wrap(name, taskWidth - 16, fontSize.box);
  const { x, y } = middleOf(box);
  const all = lines.length + (term === '' ? 0 : 1);
  const first = y - ((all - 1) * 16) / 2 + 4;
  return [
    `<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" rx="7" fill="${sends ? colour.handOver : '#ffffff'}" stroke="${colour.accent}" stroke-width="1.3"/>`,
    ...(sends ? [envelope(box.x + 12, box.y + 9, colour.accent, '#ffffff', 0.6)] : []),
    ...lines.map(
      (line, index) =>
        `<text x="${x}" y="${first + index * 16}" text-anchor="middle" font-size="${fontSize.box}" fill="${colour.ink}">${escaped(line)}</text>`,
    ),
    ...(term === ''
      ? []
      : [
          `<text x="${x}" y="${first + lines.length * 16}" text-anchor="middle" font-size="10.5" fill="${colour.quiet}">${escaped(term)}</text>`,
        ]),
  ];
};

const circle = (
  x: number,
  y: number,
  r: number,
  fill: string,
  stroke: string,
  thick: number,
): string =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" stroke="${stroke}" stroke-width="${thick}"/>`;

const play = (x: number, y: number): string =>
  `<path d="M${x - 4} ${y - 7} ${x + 7} ${y} ${x - 4} ${y + 7}z" fill="${colour.accent}"/>`;

const envelope = (x: number, y: number, fill: string, stroke: string, scale: number): string => {
  const [w, h] = [9 * scale, 6 * scale];
  return `<path d="M${round(x - w)} ${round(y - h)}H${round(x + w)}V${round(y + h)}H${round(x - w)}zL${x} ${round(y + h * 0.3)} ${round(x + w)} ${round(y - h)}" fill="${fill}" stroke="${stroke}"/>`;
};

/** A name in a halo of the ground's colour, so that a line behind it doesn't disturb. */
const labelOf = (id: string, label: Label, { nodes }: Graph): string => {
  const ofNode = nodes.some((node) => node.id === id);
  const x = ofNode ? label.x + label.width / 2 : label.x;
  const lines = label.lines.map(
    (line, index) =>
      `<tspan x="${x}" y="${round(label.y + 10 + index * 13)}">${escaped(line)}</tspan>`,
  );
  return `<text font-size="${fontSize.label}" fill="${ofNode ? colour.ink : colour.quiet}"${ofNode ? ' text-anchor="middle"' : ''} stroke="#ffffff" stroke-width="3" stroke-linejoin="round" paint-order="stroke">${lines.join('')}</text>`;
};

const round = (value: number): number => Math.round(value * 100) / 100;

const escaped = (text: string): string =>
  xmlText(text)
    .normalize('NFC')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
