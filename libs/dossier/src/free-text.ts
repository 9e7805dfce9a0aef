import type { Command } from './command.ts';
import type { HistoryText } from './history.ts';

/** What of a command may name somebody: kept apart from the hashed bytes. Empty: nothing was said. */
export const freeTextOf = (command: Command): HistoryText['text'] => {
  const written = {
    reason: command.reason,
    ...(command.type === 'return' && {
      collectorName: command.collectorName,
      collectorPaper: command.collectorPaper,
    }),
  };
  return Object.fromEntries(
    Object.entries(written).flatMap(([name, value]) => {
      const trimmed = value?.trim();
      return trimmed ? [[name, trimmed]] : [];
    }),
  );
};
