/**
 * libs/bpmn: a definition as BPMN 2.0 and as a drawing, and a BPMN file as a definition.
 * Keeps bpmn-moddle (XML) and ELK (columns) to itself; it must not know files, dossiers or databases.
 * Text and definitions in, text and definitions out.
 */
export { BpmnUnreadable, fromBpmn } from './from-bpmn.ts';
export type { Imported } from './from-bpmn.ts';
export type { ImportFinding } from './finding.ts';
export type { Skeleton } from './foreign.ts';
export { toBpmn } from './to-bpmn.ts';
export { toSvg } from './to-svg.ts';
export type { AgencyNames } from './graph.ts';
