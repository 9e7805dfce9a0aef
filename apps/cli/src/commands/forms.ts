import { resolve } from 'node:path';

import { type Command, InvalidArgumentError } from 'commander';

import type { FormKind, FormTag } from '#lib/documents';
import type { PersonalRead } from '#lib/persistence';
import type { Engine, PrintedForm } from '#lib/service';

import { operatorOf } from '../operator.ts';
import { PLACE, printJson, writeAt } from '../output.ts';
import { surroundings } from '../surroundings.ts';
import { withEngine } from '../with-engine.ts';

interface Output {
  by: string;
  out?: string;
  json?: boolean;
}

/** No forms in the folder: nothing was checked. */
class FormsMissing extends Error {
  override readonly name = 'FormsMissing';
  readonly code = 'form-missing';
}

/** `motcua forms`: the printed forms, their Word files and what is filled into them. */
export const register = (program: Command): void => {
  const forms = program
    .command('forms')
    .description('biểu mẫu in của hồ sơ: soát tệp Word, xem các thẻ, in');

  forms
    .command('check')
    .argument('[THƯ-MỤC]', 'thư mục danh mục; không ghi là danh mục đang dùng')
    .description('soát mọi tệp Word: thẻ không có, thẻ thiếu, danh sách hở, thẻ bị ngắt, tệp hỏng')
    .option('--json', 'in một mảng JSON các phát hiện')
    .action(async (folder: string | undefined, { json = false }: { json?: boolean }) => {
      const { findingsOfForms, FormsInvalid, readFormSets } = await import('#lib/catalogue');
      const catalogue = folder === undefined ? surroundings().catalogue : resolve(folder);
      const { count, findings } = await readFormSets(catalogue).then(
        async (sets) => ({
          count: sets.reduce((sum, { forms: all }) => sum + all.length, 0),
          findings: await findingsOfForms(catalogue, sets),
        }),
        (error: unknown) => {
          if (!(error instanceof FormsInvalid)) throw error;
          return { count: 0, findings: error.findings };
        },
      );
      if (count === 0 && findings.length === 0)
        throw new FormsMissing(`Không có biểu mẫu nào trong ${catalogue}/forms.`);
      if (findings.length > 0) process.exitCode = 1;
      if (json) return printJson(findings);
      for (const { file, code, tag, message } of findings)
        process.stdout.write(
          `${file}  ${code}  ${tag === undefined ? '' : `${tag}  `}${message}\n`,
        );
      process.stdout.write(
        findings.length === 0
          ? `${count} mẫu, không có lỗi.\n`
          : `${new Set(findings.map(({ file }) => file)).size} tệp có lỗi, ${findings.length} chỗ phải sửa.\n`,
      );
    });

  forms
    .command('tags')
    .argument('<MẪU>', 'receipt, supplement, refusal, apology, stop, control hoặc register')
    .description('các thẻ viết được trong tệp Word của một mẫu')
    .option('--json', 'in một mảng JSON')
    .action(async (kind: string, { json = false }: { json?: boolean }) => {
      const { formKinds, formTags } = await import('#lib/documents');
      if (!isOneOf(formKinds, kind))
        throw new InvalidArgumentError(`${kind}; phải là một trong: ${formKinds.join(', ')}`);
      const tags = formTags(kind);
      if (json) printJson(tags);
      else for (const tag of tags) process.stdout.write(`${inWords(tag)}\n`);
    });

  forms
    .command('print')
    .argument('<HỒ-SƠ>', 'mã hồ sơ')
    .argument('<MẪU>', 'receipt, supplement, refusal, apology, stop hoặc control')
    .description('in một mẫu của hồ sơ ra tệp Word')
    .requiredOption(
      '--by <TÊN>',
      'tài khoản của người in: ai xem thông tin người nộp thì được ghi lại',
    )
    .option('-o, --out <NƠI>', `ghi vào ${PLACE}; không ghi là thư mục hiện tại`)
    .option('--json', 'in một tài liệu JSON')
    .action(async (id: string, kind: string, output: Output) => {
      const printed = await withEngine(async ({ desk, names, source }) => {
        const actor = await operatorOf({ source }, output.by);
        const { viewDossier } = await import('#lib/desk');
        const { DossierRefusal } = await import('#lib/dossier');
        const { identityConfig, lookUpAddress, printForm } = await import('#lib/service');
        const dossier = await viewDossier(desk, id);
        if (!dossier) throw new DossierRefusal('dossier-unknown', `Không có hồ sơ ${id}.`);
        const applicant = dossier.stored.applicant ?? null;
        const form = await printForm(desk, dossier, kind, surroundings().catalogue, {
          applicant,
          written: (reason) => reason,
          names,
          lookUp: lookUpAddress(identityConfig(process.env).publicUrl),
        });
        await record(source, {
          actor,
          purpose: 'form',
          detail: kind,
          dossiers: applicant === null ? [] : [id],
        });
        return form;
      });
      await write(printed, output);
    });

  forms
    .command('register')
    .argument('<CƠ-QUAN>', 'cơ quan tiếp nhận')
    .requiredOption('--from <NGÀY>', 'tiếp nhận từ ngày này, YYYY-MM-DD')
    .requiredOption('--to <NGÀY>', '… đến hết ngày này')
    .description('in sổ theo dõi hồ sơ của một cơ quan ra tệp Word')
    .requiredOption(
      '--by <TÊN>',
      'tài khoản của người in: ai xem thông tin người nộp thì được ghi lại',
    )
    .option('-o, --out <NƠI>', `ghi vào ${PLACE}; không ghi là thư mục hiện tại`)
    .option('--json', 'in một tài liệu JSON')
    .action(
      async (agency: string, { from, to, ...output }: Output & { from: string; to: string }) => {
        for (const [option, day] of [
          ['--from', from],
          ['--to', to],
        ] as const)
          if (!isDay(day))
            throw new InvalidArgumentError(
              `${option} ${day}; phải là ngày có thật dạng YYYY-MM-DD, ví dụ 2023-04-30`,
            );
        if (to < from)
          throw new InvalidArgumentError(`--to ${to}; không được trước --from ${from}`);
        const printed = await withEngine(async ({ desk, lists, source }) => {
          const actor = await operatorOf({ source }, output.by);
          desk.directory.agency(agency);
          const { printRegister } = await import('#lib/service');
          const dossiers: string[] = [];
          const register = await printRegister(desk, lists, surroundings().catalogue, {
            agency,
            from,
            to,
            now: Date.now(),
            seen: ({ id, applicant }) => {
              if (applicant !== null) dossiers.push(id);
              return applicant;
            },
          });
          await record(source, { actor, purpose: 'register', detail: null, dossiers });
          return register;
        });
        await write(printed, output);
      },
    );
};

/** Records who was shown applicants before anybody is: what cannot be recorded is not printed. */
const record = async (source: Engine['source'], read: Omit<PersonalRead, 'at'>): Promise<void> => {
  if (read.dossiers.length === 0) return;
  const { poolOf, ReadStore } = await import('#lib/persistence');
  await new ReadStore(poolOf(source)).add([{ at: new Date(), ...read }]);
};

const write = async (
  { name, content }: PrintedForm,
  { out, json }: Omit<Output, 'by'>,
): Promise<void> => {
  const files = [resolve(await writeAt(out ?? '.', name, content))];
  if (json) printJson({ files });
  else for (const file of files) process.stdout.write(`${file}\n`);
};

const isOneOf = (kinds: readonly FormKind[], word: string): word is FormKind =>
  (kinds as readonly string[]).includes(word);

/** A real day, YYYY-MM-DD. */
const isDay = (text: string): boolean => {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text;
};

const inWords = ({ name, says, within, isList, obligatory }: FormTag): string => {
  const written = isList ? `{#${name}}…{/${name}}` : name === 'ma_qr' ? name : `{${name}}`;
  const must = obligatory ? ' (bắt buộc)' : '';
  return `${within === null ? '' : '  '}${written}  ${says}${must}`;
};
