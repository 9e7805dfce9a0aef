import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Simulation } from '#lib/dossier';
import type { Certificate } from '#lib/procedure';

import { build, cleanUp, documentOf, motcua, project, temporaryFolder } from './run.ts';

beforeAll(build);
afterAll(cleanUp);

/** A catalogue of one definition, the one of marriage with something of its text changed. */
const catalogueWith = (changes: readonly (readonly [string, string])[]): string => {
  const folder = temporaryFolder('danh-muc');
  for (const data of ['agencies', 'calendars'])
    cpSync(join(project, 'processes', data), join(folder, data), { recursive: true });
  mkdirSync(join(folder, 'ho-tich'));
  const text = readFileSync(join(project, 'processes/ho-tich/dang-ky-ket-hon.yaml'), 'utf8');
  const changed = changes.reduce((whole, [from, to]) => {
    expect(whole).toContain(from);
    return whole.replace(from, to);
  }, text);
  writeFileSync(join(folder, 'ho-tich', 'dang-ky-ket-hon.yaml'), changed);
  return folder;
};

describe('a file that is in no catalogue', () => {
  it('is certified, simulated and exported by its path', async () => {
    const folder = temporaryFolder('nhap');
    const file = join(folder, 'nhap.yaml');
    const text = readFileSync(join(project, 'processes/ho-tich/dang-ky-ket-hon.yaml'), 'utf8');
    writeFileSync(file, text.replace('1.000894', '9.000894'));
    const certificate = documentOf(await motcua(['procedures', 'certify', file, '--json']));
    expect(certificate).toMatchObject({ procedure: '9.000894', certified: true });
    const simulated = ['procedures', 'simulate', file, '--dossiers', '20', '--json'];
    expect(documentOf(await motcua(simulated))).toMatchObject({ procedure: '9.000894' });
    const drawn = await motcua(['procedures', 'export', file, '--format', 'mermaid']);
    expect(drawn).toMatchObject({ status: 0, stderr: '' });
  });

  it('is refused with its findings where it has errors, and by name where it is not there', async () => {
    const folder = temporaryFolder('nhap-hong');
    const file = join(folder, 'nhap.yaml');
    writeFileSync(file, 'code: [1\n');
    const broken = await motcua(['procedures', 'simulate', file]);
    expect(broken).toMatchObject({ status: 1, stdout: '' });
    expect(broken.stderr).toMatch(/^procedure-invalid: .*nhap\.yaml có 1 lỗi\.\n.*yaml-syntax/);
    const missing = await motcua(['procedures', 'certify', join(folder, 'khong.yaml')]);
    expect(missing).toMatchObject({ status: 1, stdout: '' });
    expect(missing.stderr).toMatch(/^file-missing: .*khong\.yaml/);
  });
});

describe('motcua procedures certify', () => {
  it('tells what was proved, and the term by agency', async () => {
    const ran = await motcua(['procedures', 'certify', '1.000894']);
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect(ran.stdout).toContain('ĐƯỢC CHỨNG NHẬN');
    expect(ran.stdout).not.toContain('HỎNG');
    expect(ran.stdout).toMatch(
      /Cần xác minh điều kiện kết hôn +5 ngày làm việc +5 ngày làm việc +UBND cấp xã 5 ngày/,
    );
    const again = await motcua(['procedures', 'certify', '1.000894@1']);
    expect(again.stdout).toBe(ran.stdout);
  });

  it('is one document with --json', async () => {
    const ran = await motcua(['procedures', 'certify', '2.002622', '--json']);
    const certificate = documentOf(ran) as Certificate;
    expect(certificate).toMatchObject({
      format: 'motcua-certificate',
      procedure: '2.002622',
      certified: true,
      troubles: [],
    });
    expect(certificate.pin).toMatch(/^[0-9a-f]{64}$/);
  });

  it('ends with 1 and the shortest way to each trouble, errors of lint’s included', async () => {
    const env = {
      MOTCUA_CATALOGUE: catalogueWith([
        ['budget: { value: 32, unit', 'budget: { value: 48, unit'],
        [
          "'Đồng ý trả hồ sơ', to: khong-du }",
          "'Đồng ý', to: khong-du, when: { fact: can-xac-minh } }",
        ],
        ["xem-lai: { label: 'Yêu cầu thẩm tra lại', to: tham-tra, reason: required }", ''],
      ]),
    };
    const ran = await motcua(['procedures', 'certify', '1.000894'], { env });
    expect(ran).toMatchObject({ status: 1, stderr: '' });
    expect(ran.stdout).toContain('KHÔNG ĐƯỢC CHỨNG NHẬN, 2 chỗ hỏng');
    expect(ran.stdout).toContain(
      [
        '  1. Ngõ cụt: ở “Duyệt trả hồ sơ không đủ điều kiện” không ai còn thao tác nào, cũng không chờ ai bên ngoài.  [dead-end]',
        '     Nộp hồ sơ',
        '     → Tiếp nhận hồ sơ',
        '     → Bộ phận Một cửa – Kiểm tra, tiếp nhận hồ sơ: “Tiếp nhận, chuyển chuyên môn”',
        '     → Công chức tư pháp – hộ tịch – Kiểm tra điều kiện kết hôn, ghi sổ, hai bên ký sổ: “Đề nghị trả hồ sơ không đủ điều kiện”',
        '',
      ].join('\n'),
    );
    expect(ran.stdout).toMatch(/là 7 ngày làm việc, vượt thời hạn 5 ngày.*\[term-exceeded\]/);

    const told = documentOf(
      await motcua(['procedures', 'certify', '1.000894', '--json'], { env }),
      1,
    ) as Certificate;
    expect(told.troubles.map(({ code }) => code)).toEqual(['dead-end', 'term-exceeded']);
    expect(told.checks.filter(({ holds }) => !holds).map(({ code }) => code)).toEqual([
      'option-to-complete',
      'term-kept',
    ]);
  });

  it('refuses what cannot be explored, and says of what was not explored in full that it is not proved', async () => {
    const env = { MOTCUA_CATALOGUE: catalogueWith([['to: phan-loai }', 'to: khong-co }']]) };
    const broken = await motcua(['procedures', 'certify', '1.000894'], { env });
    expect(broken).toMatchObject({ status: 1, stdout: '' });
    expect(broken.stderr).toMatch(/^procedure-invalid: .*\n.*unknown-step/);

    const partly = await motcua(['procedures', 'certify', '2.002622', '--limit', '50']);
    expect(partly).toMatchObject({ status: 1, stdout: '' });
    expect(partly.stderr).toMatch(/^procedure-not-proven: .*hơn 50 cấu hình/);

    expect(await motcua(['procedures', 'certify', '9.999999'])).toMatchObject({ status: 1 });
    const usage = await motcua(['procedures', 'certify', '2.002622', '--limit', 'nhiều']);
    expect(usage).toMatchObject({ status: 2, stdout: '' });
  });
});

describe('motcua procedures simulate', () => {
  const run = (...args: string[]) => motcua(['procedures', 'simulate', '1.001193', ...args]);

  it('runs a thousand dossiers, the same each time', async () => {
    const [once, again] = [await run('--json'), await run('--json', '--seed', '1')];
    const simulation = documentOf(once) as Simulation;
    expect(again.stdout).toBe(once.stdout);
    expect(simulation).toMatchObject({ format: 'motcua-simulation', seed: 1, dossiers: 1000 });
    const { outcomes, standing } = simulation;
    expect(Object.values(outcomes).reduce((sum, count) => sum + count)).toBe(1000);
    expect(standing.early).toBeGreaterThan(standing.overdue);
  });

  it('tells it in tables, and another seed tells something else', async () => {
    const [one, two] = [
      await run('--dossiers', '50'),
      await run('--dossiers', '50', '--seed', '2'),
    ];
    expect(one).toMatchObject({ status: 0 });
    for (const title of ['Kết quả', 'So với hạn trả', 'Từng bước', 'Chấp thuận, có kết quả'])
      expect(one.stdout).toContain(title);
    expect(two.stdout).not.toBe(one.stdout);
  });

  it('refuses a number that is none', async () => {
    for (const wrong of [
      ['--dossiers', '0'],
      ['--seed', '-1'],
    ])
      expect(await run(...wrong)).toMatchObject({ status: 2, stdout: '' });
  });
});
