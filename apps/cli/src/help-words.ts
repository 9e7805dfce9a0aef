import { type Argument, type Command, Help, type Option } from 'commander';

const titles: Readonly<Record<string, string>> = {
  'Usage:': 'Cách dùng:',
  'Arguments:': 'Tham số:',
  'Options:': 'Tùy chọn:',
  'Commands:': 'Lệnh:',
};

const signs = (text: string): string =>
  text.replaceAll('[options]', '[tùy chọn]').replaceAll('[command]', '[lệnh]');

/** What is allowed and what holds otherwise, as they stand in brackets after a description. */
const remarks = (text: string): string =>
  text.replaceAll(
    /([(,] ?)(choices|default): /g,
    (_, before: string, word: string) =>
      `${before}${word === 'choices' ? 'một trong' : 'mặc định'}: `,
  );

const plain = new Help();

/** The help of every command in Vietnamese, where commander has words of its own. */
export const helpInWords: Partial<Help> = {
  styleTitle: (title) => titles[title] ?? title,
  commandUsage: (command: Command) => signs(plain.commandUsage(command)),
  subcommandTerm: (command: Command) => signs(plain.subcommandTerm(command)),
  optionDescription: (option: Option) => remarks(plain.optionDescription(option)),
  argumentDescription: (argument: Argument) => remarks(plain.argumentDescription(argument)),
};
