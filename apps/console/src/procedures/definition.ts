/** What the console reads of a procedure's definition; the whole of it is described by procedure.schema.json. */
export type FactValue = boolean | number | string;

export type FactDeclaration =
  | { type: 'boolean'; label: string; default: boolean }
  | { type: 'number'; label: string; default: number }
  | { type: 'text'; label: string; default: string }
  | { type: 'choice'; label: string; default: string; options: Record<string, string> };

export interface Term {
  value?: number;
  unit: 'working-day' | 'calendar-day' | 'working-hour' | 'same-day' | 'none';
  cutoff?: string;
}

export interface Source {
  text: string;
  certainty: 'verified' | 'secondary' | 'unverified';
  note?: string;
}

export type Expression =
  | {
      fact: string;
      is?: FactValue;
      in?: FactValue[];
      above?: number;
      below?: number;
      atLeast?: number;
      atMost?: number;
    }
  | { all: Expression[] }
  | { any: Expression[] }
  | { not: Expression };

export interface Paper {
  id: string;
  name: string;
  originals: number;
  copies: number;
  required: boolean | Expression;
  show: boolean;
}

export interface Action {
  label: string;
  to: string;
  when?: Expression;
  asks?: string[];
  hold?: string;
  reason?: 'required';
}

export interface TaskStep {
  task: string;
  lane: string;
  segment?: string;
  budget?: Term;
  actions: Record<string, Action>;
  note?: string;
}
export interface DecisionStep {
  decision: { when?: Expression; to: string }[];
}
export interface HandOverStep {
  handOver: {
    segment: string;
    receive: string;
    decline: string;
    recall?: string;
    expire?: string;
  };
}
export interface OutcomeStep {
  outcome: 'granted' | 'rejected' | 'returned-unqualified';
}
export interface ParallelStep {
  parallel: {
    branches: Record<string, { start: string; steps: Record<string, Step> }>;
    then: string;
  };
}
export type Step = TaskStep | DecisionStep | HandOverStep | OutcomeStep | ParallelStep;

export interface Lane {
  name: string;
  agency: string;
  role: string;
}

export interface Definition {
  code: string;
  version: number;
  name: string;
  field: string;
  sources: Source[];
  owner: { kind: string };
  /** By which rule the result is given at once; absent: it is not. */
  immediate?: Source;
  term: Term & {
    source: Source;
    variants: { id: string; label: string; when: Expression; term: Term; source: Source }[];
  };
  fee: {
    items: { label: string; amount: number; per?: string; when?: Expression }[];
    source: Source;
  };
  papers: Paper[];
  facts: Record<string, FactDeclaration>;
  lanes: Record<string, Lane>;
  segments: Record<string, { name: string; agency: string; budget?: Term }>;
  start: string;
  steps: Record<string, Step>;
}

/** The definition of an answer, by the shape the catalogue guarantees. */
export const definitionOf = ({ definition }: { definition: Record<string, unknown> }): Definition =>
  definition as unknown as Definition;

/** Whether an expression holds over facts; the server decides, this only shows what it will ask for. */
export const holds = (
  expression: Expression,
  facts: Readonly<Record<string, FactValue>>,
): boolean => {
  if ('all' in expression) return expression.all.every((part) => holds(part, facts));
  if ('any' in expression) return expression.any.some((part) => holds(part, facts));
  if ('not' in expression) return !holds(expression.not, facts);
  const { fact, is, in: among, above, below, atLeast, atMost } = expression;
  const value = facts[fact];
  if (value === undefined) return false;
  const number = Number(value);
  if (is !== undefined) return value === is;
  if (among !== undefined) return among.includes(value);
  if (above !== undefined && !(number > above)) return false;
  if (below !== undefined && !(number < below)) return false;
  if (atLeast !== undefined && !(number >= atLeast)) return false;
  if (atMost !== undefined && !(number <= atMost)) return false;
  return [above, below, atLeast, atMost].some((limit) => limit !== undefined) || value === true;
};

/** Facts with the declared default where none was given. */
export const filledFacts = (
  declared: Readonly<Record<string, FactDeclaration>>,
  facts: Readonly<Record<string, FactValue>>,
): Record<string, FactValue> =>
  Object.fromEntries(Object.entries(declared).map(([id, fact]) => [id, facts[id] ?? fact.default]));

const units: Readonly<Record<Term['unit'], string>> = {
  'working-day': 'ngày làm việc',
  'calendar-day': 'ngày',
  'working-hour': 'giờ làm việc',
  'same-day': 'trong ngày',
  none: 'không quy định',
};

/** A term in words. */
export const termText = ({ value, unit, cutoff }: Term): string => {
  const amount = value === undefined ? '' : `${value.toLocaleString('vi-VN')} `;
  const late = cutoff === undefined ? '' : `, nhận sau ${cutoff} tính từ ngày làm việc kế tiếp`;
  return `${amount}${units[unit]}${late}`;
};
