import { Command, Option } from 'commander';

import { helpInWords } from './help-words.ts';

/** The help without what only aligns it. */
const told = (command: Command): string =>
  command.helpInformation().replaceAll(/(?<=\S) {2,}/g, '  ');

it('says all of a help in Vietnamese, of a command and of what it has', () => {
  const program = new Command('motcua')
    .helpOption('-h, --help', 'xem trợ giúp')
    .helpCommand('help [lệnh]', 'xem trợ giúp của một lệnh')
    .configureHelp(helpInWords);
  const quarter = program
    .command('quarter')
    .description('báo cáo')
    .argument('[KỲ]', 'kỳ', '2023-Q2')
    .addOption(new Option('--format <DẠNG>', 'dạng').choices(['json', 'xlsx']).default('json'));
  expect(told(program)).toBe(`Cách dùng: motcua [tùy chọn] [lệnh]

Tùy chọn:
  -h, --help  xem trợ giúp

Lệnh:
  quarter [tùy chọn] [KỲ]  báo cáo
  help [lệnh]  xem trợ giúp của một lệnh
`);
  expect(told(quarter)).toBe(`Cách dùng: motcua quarter [tùy chọn] [KỲ]

báo cáo

Tham số:
  KỲ  kỳ (mặc định: "2023-Q2")

Tùy chọn:
  --format <DẠNG>  dạng (một trong: "json", "xlsx", mặc định: "json")
  -h, --help  xem trợ giúp
`);
});
