import { type Command, InvalidArgumentError } from 'commander';

import { operatorOf } from '../operator.ts';
import { printJson } from '../output.ts';
import { progress } from '../progress.ts';
import { withEngine } from '../with-engine.ts';

interface Options {
  apply?: boolean;
  by?: string;
  json?: boolean;
}

/** `motcua reorganise`: agencies merged or abolished on a day, by a plan. */
export const register = (program: Command): void => {
  program
    .command('reorganise <KẾ-HOẠCH.yaml>')
    .description(
      'sắp xếp cơ quan (sáp nhập, giải thể) theo một kế hoạch: xem trước, hoặc thực hiện với --apply; bị ngắt thì chạy lại là làm tiếp',
    )
    .option('--apply', 'thực hiện và ghi lại; không có thì chỉ xem trước')
    .option('--by <TÊN>', 'tài khoản của người quyết định, bắt buộc với --apply')
    .option('--json', 'in một tài liệu JSON')
    .action(async (file: string, { apply = false, by, json = false }: Options) => {
      if (apply && by === undefined) throw new InvalidArgumentError('--by; phải nêu cùng --apply');
      const { readYaml } = await import('#lib/catalogue');
      const data = await readYaml(file);
      const summary = await withEngine(async ({ desk, source }) => {
        const { applyReorganisation, countReorganised, previewReorganisation } =
          await import('#lib/desk');
        const { reorganisationOf } = await import('#lib/directory');
        const { poolOf, ReorganisationStore } = await import('#lib/persistence');
        const plan = reorganisationOf(data, desk.directory);
        const store = new ReorganisationStore(poolOf(source));
        const orderer = by === undefined ? null : await operatorOf({ source }, by);
        const bar = progress(apply ? 'Sắp xếp' : 'Xem trước', await countReorganised(store, plan));
        try {
          return orderer === null || !apply
            ? await previewReorganisation(desk, store, plan, Date.now(), bar.at)
            : await applyReorganisation(desk, store, plan, orderer, Date.now(), bar.at);
        } finally {
          bar.end();
        }
      });
      if (json) printJson(summary);
      else {
        const { reorganisationLines } = await import('../reorganisation-lines.ts');
        process.stdout.write(`${reorganisationLines(summary, apply).join('\n')}\n`);
      }
      if (summary.leftOver.length > 0) process.exitCode = 1;
    });
};
