import type { Command, GivenPaper } from '#lib/dossier';
import type { Configuration } from '#lib/procedure';

import { given } from './given.ts';
import { type ActionName, type CommandBody, commandFields } from './schemas/command.ts';
import { readInstant } from './schemas/common.ts';
import { InputInvalid } from './validation.pipe.ts';

/** Who sends a command, under which key. */
export interface Envelope {
  dossier: string;
  key: string;
  by: string;
}

const everywhere = new Set(['reason', 'at']);

/**
 * The command an action and its body mean.
 *
 * @param papers - the body's papers, their files by their hashes
 * @throws InputInvalid for a field the action needs or does not take
 */
export const commandOf = (
  action: ActionName,
  body: CommandBody,
  envelope: Envelope,
  papers: readonly GivenPaper[] = [],
): Command => {
  checkFields(action, body);
  const {
    facts,
    at,
    due,
    returnedAt,
    finishedAt,
    void: voided,
    amend,
    papers: _papers,
    ...rest
  } = body;
  return {
    ...envelope,
    type: action,
    source: 'desk',
    ...given({
      ...rest,
      values: facts,
      at: at && readInstant(at),
      due: due && readInstant(due),
      returnedAt: returnedAt && readInstant(returnedAt),
      finishedAt: finishedAt && readInstant(finishedAt),
    }),
    ...(papers.length > 0 && { papers }),
    ...(action === 'correct' && {
      void: voided ?? [],
      amend: (amend ?? []).map(({ seq, ...change }) => ({ key: seq, ...given(change) })),
      ...(rest.configuration !== undefined && {
        configuration: rest.configuration as Configuration,
      }),
    }),
    // checkFields has seen that every field the action needs is there, and no other.
  } as Command;
};

const checkFields = (action: ActionName, body: CommandBody): void => {
  const fields: readonly string[] = commandFields[action];
  const takes = new Set(fields.map((field) => field.replace('!', '')));
  const flaws = [
    ...fields
      .filter((field) => field.endsWith('!'))
      .map((field) => field.slice(0, -1))
      .filter((field) => body[field as keyof CommandBody] === undefined)
      .map((field) => ({ field, message: 'Phải có.' })),
    ...Object.keys(given(body))
      .filter((field) => !takes.has(field) && !everywhere.has(field))
      .map((field) => ({ field, message: `Việc “${action}” không dùng trường này.` })),
  ];
  if (flaws.length > 0) throw new InputInvalid(flaws);
};
