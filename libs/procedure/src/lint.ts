import type { Procedure } from './definition.ts';
import type { Problem } from './finding.ts';
import { rules } from './rules/all.ts';
import type { Directory } from './rules/rule.ts';

/**
 * Every problem the rules see in a definition that fits the schema. Without a directory the kinds of agency
 * are not checked. Doesn't certify: that every dossier comes to an end is proved on the compiled machine.
 *
 * @example
 * lint(procedure).filter(({ severity }) => severity === 'error'); // → []
 */
export const lint = (procedure: Procedure, directory?: Directory): Problem[] =>
  rules.flatMap((rule) => {
    const problems: Problem[] = [];
    rule.check(
      procedure,
      (path, message) => problems.push({ code: rule.name, severity: rule.severity, path, message }),
      directory,
    );
    return problems;
  });
