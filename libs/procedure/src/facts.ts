import type { FactDeclaration, FactValue, Procedure } from './definition.ts';

/** Facts by id: what is known of one dossier. */
export type Facts = Readonly<Record<string, FactValue>>;
export type FactDeclarations = Readonly<Record<string, FactDeclaration>>;

/** `channel` is declared in every procedure: how the dossier came in (kênh tiếp nhận). */
export const channelFact = {
  type: 'choice',
  label: 'Kênh tiếp nhận',
  options: { online: 'Trực tuyến', direct: 'Trực tiếp', postal: 'Bưu chính' },
  default: 'direct',
} as const satisfies FactDeclaration;

/** Every fact an expression of the procedure may ask about: its own and `channel`. */
export const declaredFacts = (procedure: Pick<Procedure, 'facts'>): FactDeclarations => ({
  ...procedure.facts,
  channel: channelFact,
});

/**
 * The value of every declared fact before anyone has said anything.
 *
 * @example
 * defaultFacts({ late: { type: 'boolean', label: 'Đăng ký quá hạn', default: false } }); // → { late: false }
 */
export const defaultFacts = (declared: FactDeclarations): Record<string, FactValue> =>
  Object.fromEntries(Object.entries(declared).map(([id, fact]) => [id, fact.default]));

/**
 * Whether a value is one the declared fact can have: type, and for a choice one of its options.
 *
 * @example
 * fitsFact({ type: 'number', label: 'Số bản', default: 1 }, '3'); // → false
 */
export const fitsFact = (declared: FactDeclaration, value: unknown): value is FactValue => {
  switch (declared.type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(declared.options, value);
    case 'text':
      return typeof value === 'string';
  }
};
