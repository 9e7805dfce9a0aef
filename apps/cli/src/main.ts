import { Command } from 'commander';

import { tell } from './failure.ts';
import { helpInWords } from './help-words.ts';
import { isReaderGone } from './output.ts';
import { projectVersion } from './surroundings.ts';

const program = new Command('motcua')
  .description('Motcua: quy trình, thời hạn và báo cáo của thủ tục hành chính')
  .version(projectVersion(), '-V, --version', 'xem phiên bản')
  .helpOption('-h, --help', 'xem trợ giúp')
  .helpCommand('help [lệnh]', 'xem trợ giúp của một lệnh')
  .configureHelp(helpInWords)
  .exitOverride()
  .configureOutput({ outputError: () => undefined });

// Each command is one file; what it needs is loaded only when it runs.
for (const { register } of await Promise.all([
  import('./commands/demo.ts'),
  import('./commands/procedures.ts'),
  import('./commands/clock.ts'),
  import('./commands/dossiers.ts'),
  import('./commands/report.ts'),
  import('./commands/reorganise.ts'),
  import('./commands/forms.ts'),
  import('./commands/verify.ts'),
  import('./commands/notices.ts'),
  import('./commands/portal.ts'),
  import('./commands/partners.ts'),
  import('./commands/start.ts'),
  import('./commands/worker.ts'),
  import('./commands/accounts.ts'),
  import('./commands/agencies.ts'),
  import('./commands/migrate.ts'),
  import('./commands/doctor.ts'),
  import('./commands/backup.ts'),
  import('./commands/restore.ts'),
])) {
  register(program);
}

// A result that cannot be written is told once, whether the write or its stream reports it; a reader that
// has gone (`| head`) is nobody's failure.
let last: unknown;
const fail = (error: unknown): void => {
  if (error === last) return;
  last = error;
  process.exitCode = tell(error, (text) => process.stderr.write(text));
};
process.stdout.on('error', (error) => {
  if (!isReaderGone(error)) fail(error);
});
process.stderr.on('error', () => undefined);

try {
  await program.parseAsync();
} catch (error) {
  fail(error);
}
