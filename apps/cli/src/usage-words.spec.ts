import { Command, type CommanderError, InvalidArgumentError, Option } from 'commander';

import { tell } from './failure.ts';

const program = (): Command => {
  const made = new Command('motcua')
    .exitOverride()
    .configureOutput({ outputError: () => undefined });
  made
    .command('simulate')
    .option('-d, --dossiers <N>', 'số hồ sơ', () => {
      throw new InvalidArgumentError('phải là số nguyên từ 1 đến 9');
    })
    .addOption(new Option('--format <F>').choices(['json', 'xlsx']))
    .addOption(new Option('--annex').conflicts('petitions'))
    .option('--petitions')
    .option('--day <D>')
    .action(({ day }: { day?: string }) => {
      if (day !== undefined) throw new InvalidArgumentError(`--day ${day}; phải là ngày có thật`);
    });
  return made;
};

it.each([
  ['--dossiers 0', '--dossiers 0; phải là số nguyên từ 1 đến 9.'],
  [`--dossiers o'clock`, `--dossiers o'clock; phải là số nguyên từ 1 đến 9.`],
  ['--format pdf', '--format pdf; phải là một trong: json, xlsx.'],
  ['--day 2023-04-31', '--day 2023-04-31; phải là ngày có thật.'],
])('%s: says what is allowed', async (line, words) => {
  expect(await said(['simulate', ...line.split(' ')])).toBe(
    `usage: Giá trị không hợp lệ: ${words} Xem \`motcua --help\`.\n`,
  );
});

it.each([
  ['simulat', 'Không có lệnh này: simulat; có phải “simulate” không?'],
  ['simulate --dossier 3', 'Tùy chọn không có: --dossier; có phải “--dossiers” không?'],
  ['simulate --annex --petitions', 'Hai tùy chọn không dùng cùng nhau: --annex, --petitions.'],
])('%s: %s', async (line, words) => {
  expect(await said(line.split(' '))).toBe(`usage: ${words} Xem \`motcua --help\`.\n`);
});

const said = async (args: string[]): Promise<string> => {
  let text = '';
  const error = await program()
    .parseAsync(args, { from: 'user' })
    .then(
      () => undefined,
      (reason: unknown) => reason as CommanderError,
    );
  expect(tell(error, (words) => (text += words))).toBe(2);
  return text;
};
