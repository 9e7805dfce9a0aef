import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Client } from 'pg';

import { type EmbeddedDatabase, startEmbedded } from '#lib/persistence';

import { pack, unpack } from '../../libs/documents/src/archive.ts';
import { docxText } from '../support/docx-text.ts';
import { logLines } from './logs.ts';
import { build, cleanUp, documentOf, motcua, temporaryFolder } from './run.ts';

let folder: string;
beforeAll(async () => {
  await build();
  folder = temporaryFolder('forms');
});
afterAll(cleanUp);

describe('motcua forms check', () => {
  it('finds nothing wrong with the forms as shipped', async () => {
    const ran = await motcua(['forms', 'check']);
    expect(ran).toMatchObject({ status: 0, stdout: '13 mẫu, không có lỗi.\n', stderr: '' });
  });

  it('names file, code and tag of ten broken Word files, and says nothing of the others', async () => {
    const forms = join(folder, 'danh-muc', 'forms');
    cpSync('processes/forms', forms, { recursive: true });
    const path = (file: string): string => join(forms, `${file}.docx`);
    const edit = (file: string, from: string, to: string, part = 'word/document.xml'): void => {
      const files = unpack(readFileSync(path(file)));
      const xml = Buffer.from(files.get(part) ?? []).toString('utf8');
      expect(xml).toContain(from);
      const changed = Buffer.from(xml.replaceAll(from, to), 'utf8');
      writeFileSync(path(file), pack(new Map(files).set(part, changed)));
    };
    writeFileSync(path('tt-01-2018/01-tiep-nhan-hen-tra'), 'Mã hồ sơ: {ma_ho_so}');
    rmSync(path('tt-01-2018/02-bo-sung-hoan-thien'));
    edit('tt-01-2018/03-tu-choi-tiep-nhan', '{thu_tuc.ten}', '{thu_tuc.tne}');
    edit('tt-01-2018/04-xin-loi-hen-lai', '{hen_tra.truoc_do}', 'ngày trước');
    edit('tt-01-2018/05-kiem-soat', '{/ban_giao}', '');
    edit('tt-01-2018/06-so-theo-doi', '{so.tu_ngay}', '{ho_so.ngay_nhan}');
    edit('tt-03-2025/01-tiep-nhan-hen-tra', '{thoi_han}', '{thoi_han');
    edit('tt-03-2025/02-bo-sung-hoan-thien', '{ly_do}', '{ly_</w:t></w:r></w:p><w:p><w:r><w:t>do}');
    edit('tt-03-2025/03-tu-choi-tiep-nhan', '</w:body>', '');
    edit(
      'tt-03-2025/04-xin-loi-gia-han',
      'wordprocessingml.document.main+xml',
      'macroEnabled.main+xml',
      '[Content_Types].xml',
    );
    const ran = await motcua(['forms', 'check', join(folder, 'danh-muc')]);
    expect(ran.status).toBe(1);
    const lines = ran.stdout.trimEnd().split('\n');
    expect(lines.at(-1)).toBe('10 tệp có lỗi, 11 chỗ phải sửa.');
    expect(lines).toContain(
      'forms/tt-01-2018/03-tu-choi-tiep-nhan.docx  unknown-tag  thu_tuc.tne  ' +
        'Không có thẻ {thu_tuc.tne}; có phải {thu_tuc.ten}?.',
    );
    const named = lines
      .slice(0, -1)
      .map((line) => /^(\S+ {2}\S+(?: {2}[a-z_.]+(?= {2}))?)/.exec(line)?.[1]);
    expect(named).toEqual([
      'forms/tt-01-2018/01-tiep-nhan-hen-tra.docx  not-docx',
      'forms/tt-01-2018/02-bo-sung-hoan-thien.docx  missing-file',
      'forms/tt-01-2018/03-tu-choi-tiep-nhan.docx  unknown-tag  thu_tuc.tne',
      'forms/tt-01-2018/03-tu-choi-tiep-nhan.docx  missing-tag  thu_tuc.ten',
      'forms/tt-01-2018/04-xin-loi-hen-lai.docx  missing-tag  hen_tra.truoc_do',
      'forms/tt-01-2018/05-kiem-soat.docx  unclosed-list  ban_giao',
      'forms/tt-01-2018/06-so-theo-doi.docx  tag-outside-list  ho_so.ngay_nhan',
      'forms/tt-03-2025/01-tiep-nhan-hen-tra.docx  unclosed-tag  thoi_han',
      'forms/tt-03-2025/02-bo-sung-hoan-thien.docx  split-tag',
      'forms/tt-03-2025/03-tu-choi-tiep-nhan.docx  broken-docx',
      'forms/tt-03-2025/04-xin-loi-gia-han.docx  macros',
    ]);
  });
});

it('motcua forms tags names what a Word file may use', async () => {
  const ran = await motcua(['forms', 'tags', 'receipt']);
  expect(ran.stdout).toContain('{ma_ho_so}  Mã hồ sơ (bắt buộc)\n');
  expect(ran.stdout).toContain('{#giay_to}…{/giay_to}  ');
  expect(ran.stdout).toContain('  {giay_to.ten}  ');
});

describe('motcua forms print', () => {
  let database: EmbeddedDatabase;
  beforeAll(async () => {
    database = await startEmbedded({ home: join(folder, 'nhà') });
    const log = join(folder, 'log.jsonl');
    writeFileSync(log, `${logLines(3).join('\n')}\n`);
    documentOf(await motcua(['migrate', '--json'], { url: database.url }));
    documentOf(await motcua(['dossiers', 'replay', log, '--json'], { url: database.url }));
    const account = ['accounts', 'create', 'van-thu', '--name', 'Văn thư', '--json'];
    documentOf(await motcua(account, { url: database.url }));
    await asked(`insert into applicant (dossier, name) values ('${dossier}', 'Trần Thị Mẫu')`);
  });
  afterAll(() => database.stop());

  // Of a procedure that is not given at once: it has a receipt.
  const dossier = '000.22.24.H23-230511-0003';

  const by = ['--by', 'van-thu'];
  const asked = async (sql: string): Promise<unknown[]> => {
    const client = new Client(database.url);
    await client.connect();
    try {
      return (await client.query<object>(sql)).rows;
    } finally {
      await client.end();
    }
  };
  let told = 0;
  /** Who was shown applicants, for what, since the last time this was asked. */
  const reads = async (): Promise<unknown[]> => {
    const kept = await asked(
      `select a.username, r.purpose, r.detail, r.dossiers
       from personal_read r left join account a on a.id::text = r.actor order by r.id`,
    );
    const fresh = kept.slice(told);
    told = kept.length;
    return fresh;
  };

  it('prints what the dossier says, and dots for what nobody recorded', async () => {
    const out = join(folder, 'giấy hẹn.docx');
    const ran = await motcua(['forms', 'print', dossier, 'receipt', '-o', out, ...by], {
      url: database.url,
    });
    expect(ran).toMatchObject({ status: 0, stdout: `${out}\n`, stderr: '' });
    const text = docxText(readFileSync(out));
    expect(text).toContain(`Mã hồ sơ: ${dossier}`);
    expect(text).toContain('Tiếp nhận hồ sơ của: Trần Thị Mẫu');
    expect(text).toContain('………');
    expect(await reads()).toEqual([
      { username: 'van-thu', purpose: 'form', detail: 'receipt', dossiers: [dossier] },
    ]);
  });

  it('refuses a form the dossier has not, naming those it has', async () => {
    const ran = await motcua(['forms', 'print', dossier, 'apology', ...by], { url: database.url });
    expect(ran).toMatchObject({ status: 1, stdout: '' });
    expect(ran.stderr).toMatch(/^form-not-offered: .*receipt \(Giấy tiếp nhận/);
    expect(await reads()).toEqual([]);
  });

  it.each([
    ['nobody in particular', []],
    ['somebody who has no account', ['--by', 'nguoi-la']],
  ])('shows applicants to an account: not to %s', async (_, who) => {
    const out = join(folder, 'khong-in.docx');
    const args = ['forms', 'print', dossier, 'receipt', '-o', out, ...who];
    expect(await motcua(args, { url: database.url })).toMatchObject({ status: 2, stdout: '' });
    expect(existsSync(out)).toBe(false);
    expect(await reads()).toEqual([]);
  });

  it('prints the register of some days, named after agency and days', async () => {
    const out = join(folder, 'Sổ theo dõi hồ sơ UBND TT. Thanh Hà 2023-05-08 đến 2023-05-31.docx');
    const days = ['--from', '2023-05-08', '--to', '2023-05-31'];
    const ran = await motcua(
      ['forms', 'register', 'thanh-ha', ...days, '-o', `${folder}/`, ...by],
      {
        url: database.url,
      },
    );
    expect(ran).toMatchObject({ status: 0, stdout: `${out}\n` });
    expect(docxText(readFileSync(out))).toContain('đến ngày 31/5/2023: 3 hồ sơ');
    expect(await reads()).toEqual([
      { username: 'van-thu', purpose: 'register', detail: null, dossiers: [dossier] },
    ]);
  });
});
