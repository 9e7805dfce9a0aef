import type { CommanderError } from 'commander';

import { wasMeant } from './near.ts';

const mistakes: Record<string, string> = {
  'commander.unknownOption': 'Tùy chọn không có',
  'commander.unknownCommand': 'Không có lệnh này',
  'commander.missingArgument': 'Thiếu tham số',
  'commander.missingMandatoryOptionValue': 'Thiếu tùy chọn bắt buộc',
  'commander.optionMissingArgument': 'Tùy chọn thiếu giá trị',
  'commander.invalidArgument': 'Giá trị không hợp lệ',
  'commander.excessArguments': 'Thừa tham số',
  'commander.conflictingOption': 'Hai tùy chọn không dùng cùng nhau',
};

/** Wrong usage in Vietnamese, without a full stop: the mistake, where it is, and what is allowed there. */
export const usageInWords = ({ code, message }: CommanderError): string => {
  const detail = code === 'commander.invalidArgument' ? valueIn(message) : namesIn(message, code);
  return `${mistakes[code] ?? 'Lệnh không đúng'}${detail === '' ? '' : `: ${detail}`}`;
};

/** A parser of an option says only what is allowed; what an action throws is whole already. */
const valueIn = (message: string): string => {
  const [, flags = '', value = '', allowed = ''] =
    /^error: option '([^']*)' argument '([\s\S]*)' is invalid\. ([\s\S]*)$/.exec(message) ?? [];
  if (flags === '') return message;
  const [option = flags] = /--[\w-]+/.exec(flags) ?? [];
  return `${option} ${value}; ${choicesIn(allowed) ?? allowed}`;
};

const choicesIn = (allowed: string): string | undefined => {
  const [, choices] = /^Allowed choices are (.*)\.$/.exec(allowed) ?? [];
  return choices === undefined ? undefined : `phải là một trong: ${choices}`;
};

const namesIn = (message: string, code: string): string => {
  const names = [...message.matchAll(/'([^']*)'/g)].map(([, name = '']) => name);
  const [, meant] = /\(Did you mean (?:one of )?(.*)\?\)/.exec(message) ?? [];
  return code === 'commander.conflictingOption'
    ? names.join(', ')
    : `${names[0] ?? ''}${wasMeant(meant?.split(', ') ?? [])}`;
};
