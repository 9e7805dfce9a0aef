import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { FormsInvalid, readFormSets } from '#lib/catalogue';
import {
  checkForm,
  DocumentRefused,
  fillForm,
  formKinds,
  formOf,
  formSetOn,
  formTags,
} from '#lib/documents';

import { firstTemplates } from './first-templates/first-templates.ts';
import { unpack } from '../../libs/documents/src/archive.ts';
import { docxText } from '../support/docx-text.ts';
import { controlled, longPapers, notified, registered } from './sample-papers.ts';

const FORMS = join('processes', 'forms');

const templateIn = async (day: string, kind: Parameters<typeof formOf>[1]): Promise<Uint8Array> => {
  const set = formSetOn(await readFormSets('processes'), day);
  const form = set && formOf(set, kind);
  if (!form) throw new Error(`no ${kind} on ${day}`);
  return readFile(join(FORMS, form.file));
};

it('the shipped Word files can be printed from, and are named by the sets (UPDATE_FORMS=1 makes them anew)', async () => {
  const templates = await firstTemplates();
  if (process.env.UPDATE_FORMS === '1')
    for (const { file, bytes } of templates) {
      await mkdir(dirname(join(FORMS, file)), { recursive: true });
      await writeFile(join(FORMS, file), bytes);
    }
  const sets = await readFormSets('processes');
  const named = sets.flatMap(({ forms }) => forms.map(({ file, kind }) => `${file} ${kind}`));
  expect(templates.map(({ file, kind }) => `${file} ${kind}`).sort()).toEqual(named.sort());
  for (const { file, kind, bytes } of templates) {
    const shipped = await readFile(join(FORMS, file));
    expect([file, checkForm(kind, shipped)]).toEqual([file, []]);
    expect([file, Buffer.compare(shipped, Buffer.from(bytes))]).toEqual([file, 0]);
  }
});

/** The tags as the office's guide lists them. */
const guide = (): string => {
  const listed = (kind: 'receipt' | 'register'): string =>
    formTags(kind)
      .map(({ name, says, within, isList }) => {
        const written = isList ? `{#${name}}…{/${name}}` : name === 'ma_qr' ? name : `{${name}}`;
        return `${within === null ? '' : '  '}- \`${written}\` ${says}`;
      })
      .join('\n');
  const needed = formKinds.map((kind) => {
    const names = formTags(kind).flatMap(({ name, obligatory }) => (obligatory ? [name] : []));
    return `- ${kind}: ${names.join(', ')}`;
  });
  return [
    ['Mẫu của một hồ sơ:', listed('receipt')],
    ['Sổ theo dõi:', listed('register')],
    ['Không được thiếu:', needed.join('\n')],
  ]
    .map(([head = '', lines = '']) => `\n${head}\n\n${lines}\n`)
    .join('');
};

it('the office’s guide names every tag there is (UPDATE_FORMS=1 writes it anew)', async () => {
  const path = join(FORMS, 'README.md');
  const text = await readFile(path, 'utf8');
  const begin = text.indexOf('\n', text.indexOf('<!-- do UPDATE_FORMS=1')) + 1;
  if (process.env.UPDATE_FORMS === '1') await writeFile(path, text.slice(0, begin) + guide());
  expect((await readFile(path, 'utf8')).slice(begin)).toBe(guide());
});

it.each([
  ['2018-11-22', undefined],
  ['2018-11-23', 'Thông tư 01/2018/TT-VPCP'],
  ['2025-09-14', 'Thông tư 01/2018/TT-VPCP'],
  ['2025-09-15', 'Thông tư 03/2025/TT-VPCP'],
])('on %s the forms of %s are used', async (day, law) => {
  expect(formSetOn(await readFormSets('processes'), day)?.law).toBe(law);
});

it('numbers the control slip 05 and the register 06 until 2025, then 06 and 07 after the notice of a stop', async () => {
  const sets = await readFormSets('processes');
  const numbers = (day: string) =>
    (['stop', 'control', 'register'] as const).map(
      (kind) => formOf(formSetOn(sets, day) ?? { forms: [] }, kind)?.number,
    );
  expect(numbers('2023-06-05')).toEqual([undefined, '05', '06']);
  expect(numbers('2026-06-05')).toEqual(['05', '06', '07']);
});

describe('the receipt', () => {
  it('says who gave what, when the result is due and why', async () => {
    const text = docxText(
      fillForm('receipt', await templateIn('2023-04-24', 'receipt'), longPapers),
    );
    for (const said of [
      'TT. Thanh Hà, ngày 24 tháng 4 năm 2023',
      'Mã hồ sơ: 000.22.24.H23-230424-0007',
      'Tiếp nhận hồ sơ của: Công Tằng Tôn Nữ Nguyễn Thị Phương Thảo',
      'Người được ủy quyền nộp: Nguyễn Phúc Bảo Khánh (con)',
      'Thời gian giải quyết hồ sơ theo quy định: 22 ngày làm việc',
      'Thời gian nhận hồ sơ: 08 giờ 05 phút, ngày 24/4/2023',
      'Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 26/5/2023',
      'Không tính 10 ngày nghỉ hằng tuần; 01/05/2023 (Ngày Quốc tế Lao động)',
      'của người nộp hồ sơ (xuất trình)',
    ])
      expect(text).toContain(said);
    for (const { name } of longPapers.papers) expect(text).toContain(name);
    expect(text).not.toMatch(/[{}]/);
  });

  it('marks a provisional due', async () => {
    const papers = { ...longPapers, due: { at: longPapers.acceptedAt!, provisional: true } };
    const text = docxText(fillForm('receipt', await templateIn('2023-04-24', 'receipt'), papers));
    expect(text).toContain('08 giờ 05 phút, ngày 24/4/2023 (hẹn tạm)');
  });

  it('leaves dots for what nobody knows, and leaves out the lines that have nothing to say', async () => {
    const papers = { ...longPapers, applicant: null, officer: null, explanation: [] };
    const text = docxText(fillForm('receipt', await templateIn('2023-04-24', 'receipt'), papers));
    expect(text).toContain('Tiếp nhận hồ sơ của: ………');
    for (const left of ['Người được ủy quyền', 'Email', 'Cách tính'])
      expect(text).not.toContain(left);
  });

  it('prints a covered applicant covered', async () => {
    const covered = '•••';
    const applicant = {
      name: covered,
      phone: covered,
      email: null,
      idNumber: covered,
      address: covered,
      representative: null,
    };
    const text = docxText(
      fillForm('receipt', await templateIn('2023-04-24', 'receipt'), { ...longPapers, applicant }),
    );
    expect(text).toContain('Tiếp nhận hồ sơ của: •••');
    expect(text).not.toContain('Thảo');
  });

  it('carries the code as a picture in the place the template keeps for it', async () => {
    const template = await templateIn('2023-04-24', 'receipt');
    const [one, other] = [longPapers, { ...longPapers, code: '000.22.24.H23-230424-0008' }].map(
      (papers) => unpack(fillForm('receipt', template, papers)),
    );
    const picture = (files?: Map<string, Uint8Array>) =>
      Buffer.from(files?.get('word/media/ma-qr.png') ?? []);
    expect(picture(one).subarray(1, 4).toString()).toBe('PNG');
    expect(Buffer.compare(picture(one), picture(other))).not.toBe(0);
    expect(Buffer.from(one?.get('word/document.xml') ?? []).toString()).toContain(
      '<a:blip r:embed="rIdMaQr"/>',
    );
    expect(Buffer.from(one?.get('word/_rels/document.xml.rels') ?? []).toString()).toContain(
      'Id="rIdMaQr"',
    );
  });
});

it('the other forms say what they are for', async () => {
  const apology = docxText(
    fillForm('apology', await templateIn('2023-05-24', 'apology'), notified),
  );
  expect(apology).toContain('Thời gian hẹn trả kết quả: 17 giờ 00 phút, ngày 26/5/2023.');
  expect(apology).toContain('hẹn trả kết quả lúc 17 giờ 00 phút, ngày 02/6/2023.');
  const supplement = docxText(
    fillForm('supplement', await templateIn('2023-05-24', 'supplement'), notified),
  );
  expect(supplement).toContain('Thiếu giấy xác nhận khuyết tật');
  expect(supplement).toContain('\nCần nộp thêm bản sao');
  const control = docxText(
    fillForm('control', await templateIn('2023-05-08', 'control'), controlled),
  );
  for (const said of [
    'Giao: 10 giờ 30 phút, ngày 24/4/2023',
    'Nhận: 14 giờ 00 phút, ngày 24/4/2023',
    'Quá hạn',
  ])
    expect(control).toContain(said);
  const register = docxText(
    fillForm('register', await templateIn('2023-06-14', 'register'), registered),
  );
  expect(register).toContain('Từ ngày 15/3/2023 đến ngày 14/6/2023: 24 hồ sơ');
  expect(register.match(/000\.22\.24\.H23-230424-/g)).toHaveLength(24);
});

it.each([
  ['Ủy ban nhân dân | thị trấn Thanh Hà'],
  ['Ủy ban nhân dân | thành phố Hồ Chí Minh'],
  ['Chi nhánh Văn phòng | Đăng ký đất đai huyện Thanh Hà'],
  ['Văn phòng Đăng ký đất đai | tỉnh Hải Dương'],
  ['Phòng Lao động – Thương binh | và Xã hội huyện Thanh Hà'],
  ['Bảo hiểm xã hội | huyện Thanh Hà'],
  // What follows would not fit a line itself: only the last two words stay together.
  ['Ủy ban nhân dân xã Nguyễn Việt Hồng Phước | Thạnh Trung'],
])('a head breaks the name %s there or nowhere', async (said) => {
  const [before = '', after = ''] = said.split(' | ');
  const name = `${before} ${after.replaceAll(' ', '\u00a0')}`;
  const papers = { ...longPapers, agency: { ...longPapers.agency, name: said.replace('| ', '') } };
  const receipt = fillForm('receipt', await templateIn('2023-04-24', 'receipt'), papers);
  const xml = Buffer.from(unpack(receipt).get('word/document.xml') ?? []).toString();
  expect(xml).toContain(`>${name}<`);
});

const headOf = async (kind: 'receipt' | 'apology', day: string): Promise<string> => {
  const [head = ''] = docxText(fillForm(kind, await templateIn(day, kind), longPapers)).split(
    'Số:',
  );
  return head.replaceAll('\u00a0', ' ');
};

it('a head has its issuer under what stands directly above it, and nothing more', async () => {
  const { name, superior } = longPapers.agency;
  const receipt = await headOf('receipt', '2023-04-24');
  expect(receipt).toContain(`${name}\nBộ phận Tiếp nhận và Trả kết quả`);
  expect(receipt).not.toContain(superior);
  expect(await headOf('apology', '2023-05-24')).toContain(`${superior}\n${name}`);
});

it('a hand-over stands in two lines of the slip, who gave beside when, who took beside when', async () => {
  const slip = unpack(
    fillForm('control', await templateIn('2023-05-08', 'control'), controlled),
  ).get('word/document.xml');
  const rows = Buffer.from(slip ?? [])
    .toString()
    .split('</w:tr>')
    .map((row) => row.replace(/<[^>]+>/g, ' '));
  for (const [gave, at] of [
    ['Giao: Bộ phận Một cửa', 'Giao: 10 giờ 30 phút'],
    ['Nhận: Cán bộ chuyên môn', 'Nhận: 14 giờ 00 phút'],
  ] as const)
    expect(rows.find((row) => row.includes(gave))).toContain(at);
  expect(rows.filter((row) => row.includes('Giao: ') && row.includes('Nhận: '))).toEqual([]);
});

it('nobody signs a page of the register that says nothing of it', async () => {
  const text = docxText(
    fillForm('register', await templateIn('2023-06-14', 'register'), registered),
  );
  expect(text).toMatch(/Sổ có 24 hồ sơ, từ ngày 15\/3\/2023 đến ngày 14\/6\/2023\.\s+NGƯỜI LẬP SỔ/);
});

it('equal papers give equal bytes', async () => {
  const template = await templateIn('2023-04-24', 'receipt');
  const [one, other] = [1, 2].map(() => Buffer.from(fillForm('receipt', template, longPapers)));
  expect(one && other && Buffer.compare(one, other)).toBe(0);
});

it('a template with findings is not printed from', () => {
  expect(() => fillForm('receipt', Buffer.from('không phải Word'), longPapers)).toThrow(
    DocumentRefused,
  );
});

describe('a set of forms', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'motcua-forms-'));
    await mkdir(join(folder, 'forms'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each([
    [
      'says of no form of a dossier when it is printed',
      '    after: [accept, reclassify]\n',
      '',
      'forms',
    ],
    [
      'has an act nobody does',
      'after: [accept, reclassify]',
      'after: [tiep-nhan]',
      'forms.0.after.0',
    ],
    ['has two forms of one number', "number: '02'", "number: '01'", 'forms'],
    ['has a file elsewhere', 'tt-01-2018/01', '../01', 'forms.0.file'],
  ])('that %s is refused by name', async (_, from, to, where) => {
    const yaml = await readFile(join(FORMS, 'tt-01-2018.yaml'), 'utf8');
    expect(yaml).toContain(from);
    await writeFile(join(folder, 'forms', 'mau.yaml'), yaml.replace(from, to));
    const refused = await readFormSets(folder).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(FormsInvalid);
    expect((refused as FormsInvalid).findings).toMatchObject([
      { file: 'forms/mau.yaml', code: 'shape', where },
    ]);
  });
});

it('prints what somebody pasted, whatever characters it has', async () => {
  const reason = 'Thiếu <giấy> & "tờ khai"\u000b{ly_do}\nDòng hai';
  const papers = { ...notified, reason };
  const text = docxText(
    fillForm('supplement', await templateIn('2023-05-24', 'supplement'), papers),
  );
  expect(text).toContain('Thiếu <giấy> & "tờ khai"{ly_do}\nDòng hai');
});
