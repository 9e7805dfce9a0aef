/** What we use of bpmn-moddle, whose own types need a package it doesn't bring. */
declare module 'bpmn-moddle' {
  /** An element of a BPMN document; what it has depends on its type. */
  export interface Element {
    $type: string;
    id?: string;
    name?: string;
    $attrs?: Record<string, string>;
    $parent?: Element;
    [property: string]: unknown;
  }

  export interface ParseResult {
    rootElement: Element;
    warnings: { message: string; element?: Element }[];
  }

  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>);
    create(type: string, properties: Record<string, unknown>): Element;
    /** @throws Error with `warnings` when the text is no XML or no BPMN document */
    fromXML(xml: string): Promise<ParseResult>;
    toXML(element: Element, options: { format: boolean }): Promise<{ xml: string }>;
  }
}
