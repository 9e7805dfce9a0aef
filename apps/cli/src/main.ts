import { Command } from 'commander';

import { tell } from './failure.ts';

const program = new Command('motcua')
  .description('Motcua: quy trình, thời hạn và báo cáo của thủ tục hành chính')
  .helpOption('-h, --help', 'xem trợ giúp')
  .helpCommand('help [lệnh]', 'xem trợ giúp của một lệnh')
  .exitOverride()
  .configureOutput({ outputError: () => undefined });

// Each command is one file; what it needs is loaded only when it runs.
for (const { register } of await Promise.all([
  import('./commands/demo.ts'),
  import('./commands/procedures.ts'),
  import('./commands/clock.ts'),
  import('./commands/dossiers.ts'),
  import('./commands/report.ts'),
  import('./commands/verify.ts'),
  import('./commands/migrate.ts'),
  import('./commands/doctor.ts'),
])) {
  register(program);
}

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = tell(error, (text) => process.stderr.write(text));
}
