import { explain, type ExplanationLine } from '#lib/deadline';
import { type HoldReason, holdReasonNames } from '#lib/procedure';

import type { DossierView } from './view-dossier.ts';

/** Why the due is what it is, line by line in Vietnamese; empty before acceptance. */
export const explainDue = ({
  fold,
  model,
}: Pick<DossierView, 'fold' | 'model'>): ExplanationLine[] => {
  if (!fold.clock) return [];
  const inWords = (key: string): string => {
    const [, scope = '', reason = ''] = HOLD_KEY.exec(key) ?? [];
    const words = holdReasonNames[reason as HoldReason];
    const segment = model.machine.config.meta.segments[scope]?.name ?? scope;
    return scope === 'dossier' ? words : `${words} của chặng “${segment}”`;
  };
  return explain(fold.clock.value).map((line) =>
    line.reason !== null && HOLD_KEY.test(line.reason)
      ? {
          ...line,
          reason: inWords(line.reason),
          text: line.text.replaceAll(line.reason, inWords(line.reason)),
        }
      : line,
  );
};

/** A hold as the dossier's clock names it: whose, and why; of an opinion perhaps whose it is. */
const HOLD_KEY = /^([^/\s]+)\/(supplement|payment|opinion)(?:\/.*)?$/;
