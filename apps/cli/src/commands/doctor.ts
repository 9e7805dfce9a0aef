import type { Command } from 'commander';

import { told } from '../failure.ts';
import { printJson } from '../output.ts';
import { projectFolder, surroundings } from '../surroundings.ts';

interface Check {
  check: string;
  ok: boolean;
  text: string;
}

export const register = (program: Command): void => {
  program
    .command('doctor')
    .description(
      'khám máy và cơ sở dữ liệu: phiên bản, thư mục, kết nối, bảng, danh mục, hàng đợi, kho tệp',
    )
    .option('--json', 'in một tài liệu JSON')
    .action(async ({ json = false }: { json?: boolean }) => {
      const checks = await examine();
      if (json) printJson({ checks });
      else {
        for (const { check, ok, text } of checks) {
          process.stdout.write(`${ok ? '✓' : '✗'} ${check}: ${text}\n`);
        }
      }
      if (checks.some(({ ok }) => !ok)) process.exitCode = 1;
    });
};

const examine = async (): Promise<Check[]> => {
  const checks: Check[] = [];
  const add = async (check: string, look: () => Promise<string> | string): Promise<boolean> => {
    try {
      checks.push({ check, ok: true, text: await look() });
      return true;
    } catch (error) {
      checks.push({ check, ok: false, text: wordsOf(error) });
      return false;
    }
  };

  await add('Node', () => {
    const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
    if (major > 20 || (major === 20 && minor >= 19)) return process.version;
    throw new Error(`${process.version}: cần Node 20.19 trở lên`);
  });
  await add('Dự án', () => projectFolder());
  const { readCatalogue } = await import('#lib/catalogue');
  const { openEngine } = await import('#lib/service');
  await add('Danh mục', async () => {
    const { procedures } = await readCatalogue(surroundings().catalogue);
    return `${procedures.length} thủ tục, không có lỗi (${surroundings().catalogue})`;
  });
  await add('Biểu mẫu', async () => {
    const { findingsOfForms, FormsInvalid, readFormSets } = await import('#lib/catalogue');
    const sets = await readFormSets(surroundings().catalogue);
    const findings = await findingsOfForms(surroundings().catalogue, sets);
    if (findings.length > 0) throw new FormsInvalid(findings);
    return `${sets.reduce((sum, { forms }) => sum + forms.length, 0)} mẫu in được`;
  });
  await add('Cơ sở dữ liệu', async () => {
    const { place, catalogue } = surroundings();
    const began = performance.now();
    const engine = await openEngine(place, catalogue);
    try {
      const dossiers = await engine.desk.history.countDossiers();
      const where = place.embedded ? `PostgreSQL nhúng ở ${place.embedded.home}` : 'DATABASE_URL';
      return `${where}, ${dossiers} hồ sơ, mở trong ${Math.round(performance.now() - began)} ms`;
    } finally {
      await engine.close();
    }
  });
  await add('Hàng đợi', async () => {
    const { workSettings } = await import('#lib/service');
    const { redisUrl } = workSettings(process.env);
    if (redisUrl === undefined) return 'trong PostgreSQL';
    const { proveRedis } = await import('#lib/queues');
    await proveRedis(redisUrl);
    return `Redis ${new URL(redisUrl).host}`;
  });
  await add('Kho tệp', async () => {
    const { fileSettings, storageOf } = await import('#lib/files');
    const settings = fileSettings(process.env, surroundings().files);
    const { storage } = storageOf(settings);
    await storage.prove();
    return settings.s3
      ? `S3 ${settings.s3.endpoint}, bucket ${settings.s3.bucket}`
      : settings.folder;
  });
  await add('Chữ ký số', async () => {
    const { signatureSettings } = await import('#lib/signatures');
    return signatureSettings(process.env)
      ? `kiểm theo các chứng thư ở ${process.env.SIGNATURE_TRUST ?? ''}`
      : 'không kiểm (SIGNATURES=off): ghi mã băm và người ký';
  });
  return checks;
};

/** What an error says, and what was behind it. */
const wordsOf = (error: unknown): string => {
  const known = told(error);
  const text = known
    ? `${known.code}: ${known.message}`
    : error instanceof Error
      ? error.message
      : String(error);
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : '';
  return cause === '' ? text : `${text} (${cause})`;
};
