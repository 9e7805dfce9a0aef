import { around, type Box, overlap, type Point } from './geometry.ts';
import type { Graph } from './graph.ts';
import { fontSize, isTask, type Label } from './measures.ts';
import { textWidth, wrap } from './wrap.ts';

const lineHeight = 13;
const widths = [100, 84, 130];

/** A text's box, wrapped to a width. */
const boxed = (text: string, width: number): Label => {
  const lines = wrap(text, width, fontSize.label);
  return {
    x: 0,
    y: 0,
    width: Math.ceil(Math.max(...lines.map((line) => textWidth(line, fontSize.label)))),
    height: lines.length * lineHeight,
    lines,
  };
};

/** What is written beside flows and events: the name of a flow, name and term of an event. */
export const captionsOf = ({ nodes, flows }: Graph): { id: string; text: string }[] =>
  [
    ...nodes
      .filter(({ kind }) => !isTask(kind))
      .map(({ id, name, term }) => ({ id, text: [name, term].filter(Boolean).join(' · ') })),
    ...flows.map(({ id, name }) => ({ id, text: name })),
  ].filter(({ text }) => text.trim() !== '');

/**
 * Places the names of events under them and those of flows beside their first stretch, where they cover
 * no box, no other name and, if there is such a place, no line.
 */
export const placeLabels = (
  graph: Graph,
  boxes: ReadonlyMap<string, Box>,
  routes: ReadonlyMap<string, readonly Point[]>,
  area: Box,
  bands: readonly Box[],
): Map<string, Label> => {
  const labels = new Map<string, Label>();
  const taken: Box[] = [...boxes.values()];
  const lines = [...routes].flatMap(([id, points]) =>
    points.slice(1).map((to, index) => {
      const { x, y, width, height } = around(points[index] ?? to, to);
      return { id, box: { x: x - 1, y: y - 1, width: width + 2, height: height + 2 } };
    }),
  );
  const put = (id: string, label: Label): void => {
    labels.set(id, label);
    taken.push(label);
  };
  const inside = (box: Box): boolean =>
    box.x > area.x &&
    box.x + box.width < area.x + area.width &&
    box.y > area.y &&
    box.y + box.height < area.y + area.height;
  const costOf = (label: Box): number =>
    lines.filter(({ box }) => overlap(box, label)).length * 60 +
    bands.filter(({ y }) => label.y < y && y < label.y + label.height).length * 25;
  const cheapest = (id: string, places: readonly Place[]): void => {
    let best: Place | undefined;
    for (const place of places) {
      if (best && place.cost >= best.cost) continue;
      if (!inside(place.label) || taken.some((box) => overlap(box, place.label))) continue;
      const cost = place.cost + costOf(place.label);
      if (!best || cost < best.cost) best = { ...place, cost };
    }
    if (best) put(id, best.label);
  };

  for (const { id, text } of captionsOf(graph)) {
    const box = boxes.get(id);
    const places = widths.flatMap((width, wider) => {
      const label = boxed(text, width);
      return box ? about(box, label, wider) : along(routes.get(id) ?? [], label, wider);
    });
    cheapest(id, places);
  }
  return labels;
};

interface Place {
  label: Label;
  cost: number;
}

/** Places around an event: below it, to its right, above it. */
const about = (box: Box, label: Label, wider: number): Place[] => {
  const x = Math.round(box.x + box.width / 2 - label.width / 2);
  const beside = Math.round(box.y + 20 - label.height / 2);
  return [
    { label: { ...label, x, y: box.y + box.height + 3 }, cost: wider * 2 },
    { label: { ...label, x, y: box.y - label.height - 3 }, cost: 15 + wider * 2 },
    { label: { ...label, x: box.x + box.width + 6, y: beside }, cost: 10 + wider * 2 },
  ];
};

/** Places along a flow, its first stretch before the others. */
const along = (points: readonly Point[], label: Label, wider: number): Place[] =>
  points.slice(1).flatMap((to, index) =>
    beside(points[index] ?? to, to, label).map(({ x, y, away }) => ({
      label: { ...label, x, y },
      cost: index * 14 + away / 8 + wider * 6,
    })),
  );

/** Places along a line, on both sides, nearest to its beginning first. */
const beside = (from: Point, to: Point, label: Box): (Point & { away: number })[] => {
  const length = Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
  const places: (Point & { away: number })[] = [];
  const across = from.y === to.y;
  const sign = across ? Math.sign(to.x - from.x) : Math.sign(to.y - from.y);
  const own = across ? label.width : label.height;
  for (let away = 4; away <= Math.max(4, length - 8); away += 8) {
    const start = (across ? from.x : from.y) + sign * away - (sign < 0 ? own : 0);
    if (across)
      places.push(
        { x: start, y: from.y - label.height - 2, away },
        { x: start, y: from.y + 3, away: away + 12 },
      );
    else
      places.push(
        { x: from.x + 5, y: start, away: away + 6 },
        { x: from.x - 5 - label.width, y: start, away: away + 12 },
      );
  }
  return places;
};
