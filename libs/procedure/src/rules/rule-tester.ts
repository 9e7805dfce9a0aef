import type { Procedure } from '../definition.ts';
import type { Problem } from '../finding.ts';
import { definition } from '../machine.examples.ts';
import type { Directory, Rule } from './rule.ts';

export const problemsBy = (rule: Rule, procedure: Procedure, directory?: Directory): Problem[] => {
  const problems: Problem[] = [];
  rule.check(
    procedure,
    (path, message) => problems.push({ code: rule.name, severity: rule.severity, path, message }),
    directory,
  );
  return problems;
};

/** Tests one rule on tables: definitions it passes, and definitions with the paths it reports. */
export const verifyRule = (
  rule: Rule,
  examples: {
    correct: Readonly<Record<string, string>>;
    incorrect: Readonly<Record<string, { given: string; at: string[] }>>;
    directory?: Directory;
  },
): void => {
  describe(rule.name, () => {
    it.each(Object.entries(examples.correct))('passes %s', (_name, given) => {
      expect(problemsBy(rule, definition(given), examples.directory)).toEqual([]);
    });
    it.each(Object.entries(examples.incorrect))('reports %s', (_name, { given, at }) => {
      const problems = problemsBy(rule, definition(given), examples.directory);
      expect(problems.map(({ path }) => path.join('.'))).toEqual(at);
      for (const { message } of problems) expect(message).toMatch(/\S\.$/);
    });
  });
};
