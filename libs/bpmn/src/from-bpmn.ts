import type { ParseResult } from 'bpmn-moddle';

import type { Procedure } from '#lib/procedure';

import { beginning, type ImportFinding } from './finding.ts';
import { foreignDefinition, type Skeleton } from './foreign.ts';
import { moddle } from './moddle.ts';
import { carriedDefinition } from './own.ts';

/** What a BPMN file comes to. */
export interface Imported {
  /** Whole when the file carries one; else what its drawing says, in a definition's words. */
  definition: Procedure | Skeleton;
  /** Empty only when nothing of the file is lost and nothing is missing. */
  findings: ImportFinding[];
}

/** The text is no BPMN 2.0 document. */
export class BpmnUnreadable extends Error {
  override readonly name = 'BpmnUnreadable';
  readonly code = 'bpmn-unreadable';
}

/**
 * Reads a BPMN 2.0 file. One of our own export gives its definition back exactly; a drawing changed since
 * then is told, not taken. Any other file gives the flow it draws (lanes, tasks, gateways, parallel
 * branches, ends); what a definition cannot say and what law the file does not tell are listed by element.
 *
 * @throws BpmnUnreadable when the text is no XML, or no BPMN with a process
 * @example
 * (await fromBpmn(await toBpmn(procedure))).findings; // → []
 */
export const fromBpmn = async (xml: string): Promise<Imported> => {
  let read: ParseResult;
  try {
    read = await moddle().fromXML(xml);
  } catch (error) {
    throw new BpmnUnreadable(whyNoBpmn(xml, error), { cause: error });
  }
  const findings: ImportFinding[] = [];
  const tell = (element: string, code: string, reason: string): void => {
    findings.push({ element: beginning(element), code, reason });
  };
  for (const { message, element } of read.warnings)
    tell(
      element?.id ?? '',
      'xml-warning',
      `Có chỗ không đọc được trong tệp: ${beginning(message)}.`,
    );
  const definition =
    (await carriedDefinition(read.rootElement, tell)) ?? foreignDefinition(read.rootElement, tell);
  if (!definition) throw new BpmnUnreadable('Tệp BPMN không có quy trình (process) nào để đọc.');
  return { definition, findings };
};

const NO_BPMN = 'Tệp này không phải BPMN 2.0 (XML)';

/** The parser's own words are for programmers, and quote what it could not read. */
const whyNoBpmn = (xml: string, error: unknown): string => {
  if (!/^\s*</.test(xml)) return `${NO_BPMN}.`;
  const [, line] = /\bline: (\d+)/.exec(error instanceof Error ? error.message : '') ?? [];
  return line === undefined
    ? `${NO_BPMN}: thẻ ngoài cùng phải là <definitions> của BPMN 2.0.`
    : `${NO_BPMN}: không đọc tiếp được từ dòng ${Number(line) + 1}.`;
};
