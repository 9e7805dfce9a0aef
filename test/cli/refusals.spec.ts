import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import { Client } from 'pg';

import { type EmbeddedDatabase, startEmbedded } from '#lib/persistence';

import { logLines } from './logs.ts';
import {
  type Around,
  build,
  cleanUp,
  documentOf,
  motcua,
  ordinary,
  project,
  type Ran,
  temporaryFolder,
  testAsOrdinary,
} from './run.ts';

let folder: string;
let home: string;
/** Held open while the tests run, so that each command finds the server up. */
let database: EmbeddedDatabase;

const inFolder = (...names: string[]): string => join(folder, ...names);

const asOwner = async (sql: string): Promise<unknown[]> => {
  const client = new Client(database.url);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
};

const altered = (change: (url: URL) => void): string => {
  const url = new URL(database.url);
  change(url);
  return url.href;
};

beforeAll(async () => {
  await build();
  folder = temporaryFolder('refusals');
  home = inFolder('nhà');
  database = await startEmbedded({ home });
  documentOf(await motcua(['migrate', '--json'], { home }));
  await asOwner('create database chua_co_bang');
  writeFileSync(inFolder('log.jsonl'), `${logLines(300).join('\n')}\n`);
  documentOf(await motcua(['dossiers', 'replay', inFolder('log.jsonl'), '--json'], { home }));
  mkdirSync(inFolder('thư mục'));
  mkdirSync(inFolder('đóng'), { mode: 0o555 });
  writeFileSync(inFolder('tệp'), 'của tôi');
});

afterAll(async () => {
  await database.stop();
  await cleanUp();
});

/** A refusal is one line of code and Vietnamese words on stderr, nothing on stdout, and no stack. */
const expectTold = (ran: Ran, status: number, code: string, words = /[à-ỹ]/i): void => {
  expect({ ...ran, seconds: 0 }).toMatchObject({ status, stdout: '' });
  const [first = ''] = ran.stderr.split('\n');
  expect(first).toMatch(new RegExp(`^${code}: .*[à-ỹ]`, 'i'));
  expect(ran.stderr).toMatch(words);
  expect(ran.stderr).not.toMatch(/\n\s+at |node:internal/);
};

const quarter = (...rest: string[]): string[] => [
  ...['report', 'quarter', '2023-Q2', '--agency', 'thanh-ha', '--json'],
  ...rest,
];

const days = ['--from', '2023-04-01', '--to', '2023-06-30'];

describe('wrong usage ends with 2', () => {
  it.each<[string, string[], RegExp]>([
    ['unknown command', ['khong-co'], /Không có lệnh này: khong-co/],
    ['unknown subcommand', ['procedures', 'khong-co'], /Không có lệnh này: khong-co/],
    ['unknown option', ['verify', '--nhanh'], /Tùy chọn không có: --nhanh/],
    ['too many arguments', ['verify', 'thêm'], /Thừa tham số/],
    ['missing argument', ['dossiers', 'replay', '--json'], /Thiếu tham số: NHẬT-KÝ.jsonl/],
    ['missing period', ['report', 'quarter', '--agency', 'x'], /Thiếu tham số/],
    ['missing agency', ['report', 'quarter', '2023-Q2', '--json'], /Thiếu tùy chọn.*--agency/],
    ['missing format', ['procedures', 'export', '1.001193'], /Thiếu tùy chọn.*--format/],
    ['option without its value', quarter('--out'), /thiếu giá trị: --out/],
    [
      'no format of a report',
      quarter('--format', 'pdf'),
      /hợp lệ: --format pdf; .*json, xlsx, docx/,
    ],
    [
      'no face of a definition',
      ['procedures', 'export', '1.001193', '--format', 'pdf'],
      /hợp lệ: --format pdf; .*xstate, bpmn, svg, mermaid, docx/,
    ],
    ['no number', ['procedures', 'simulate', '1.001193', '--dossiers', '0'], /số nguyên từ 1 đến/],
    ['no form', ['forms', 'tags', 'giay'], /hợp lệ: giay; phải là một trong: receipt, /],
    ['no port', ['start', '--port', 'x'], /hợp lệ: --port x; phải là số nguyên từ 0 đến 65535/],
    [
      'nobody called so',
      ['forms', 'register', 'x', ...days, '--by', 'ai'],
      /--by ai; không có tài khoản/,
    ],
    [
      'a day in words',
      quarter('--as-of', 'hôm qua'),
      /không hợp lệ: --as-of hôm qua; .*ngày có thật/,
    ],
    ['a day there is not', quarter('--as-of', '2023-02-30'), /không hợp lệ: --as-of/],
    ['a month there is not', quarter('--as-known-at', '2023-13-01'), /hợp lệ: --as-known-at/],
    ['an instant without offset', quarter('--as-of', '2023-06-14T09:00:00'), /--as-of/],
  ])('%s', async (_name, args, words) => {
    expectTold(await motcua(args, { home }), 2, 'usage', words);
  });

  it('a command without its subcommand shows its help on stderr', async () => {
    const [bare, group] = await Promise.all([motcua([]), motcua(['procedures'])]);
    for (const ran of [bare, group]) {
      expect(ran).toMatchObject({ status: 2, stdout: '' });
      expect(ran.stderr).toContain('Cách dùng: motcua');
    }
  });
});

it('--version says the version', async () => {
  const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
    version: string;
  };
  expect(await motcua(['--version'])).toMatchObject({
    ...{ status: 0, stdout: `${version}\n`, stderr: '' },
  });
});

describe('input that is not acceptable ends with 1', () => {
  it.each<[string, () => string[], string, RegExp]>([
    [
      'no such definition',
      () => ['procedures', 'lint', '/không/có.yaml'],
      'file-missing',
      /có.yaml/,
    ],
    ['a folder to lint', () => ['procedures', 'lint', folder], 'file-invalid', /thư mục/],
    [
      'no such procedure',
      () => ['procedures', 'export', '9.999999', '--format', 'xstate'],
      'procedure-unknown',
      /9\.999999/,
    ],
    [
      'no such version',
      () => ['procedures', 'export', '1.001193@99', '--format', 'xstate'],
      'procedure-unknown',
      /1\.001193@99/,
    ],
    ['no such log', () => ['dossiers', 'replay', inFolder('không.jsonl')], 'file-missing', /jsonl/],
    [
      'no log at all',
      () => ['dossiers', 'replay', join(project, 'README.md')],
      'log-unreadable',
      /README\.md/,
    ],
    [
      'no drawing',
      () => ['procedures', 'import', join(project, 'nest-cli.json')],
      'bpmn-unreadable',
      /BPMN 2\.0/,
    ],
    ['a folder as log', () => ['dossiers', 'replay', folder], 'file-invalid', /thư mục/],
    [
      'no such period',
      () => ['report', 'quarter', '2023-Q9', '--agency', 'thanh-ha'],
      'period-unknown',
      /2023-Q9/,
    ],
    [
      'a period that has not begun',
      () => ['report', 'quarter', '9999-Q1', '--agency', 'thanh-ha'],
      'period-not-begun',
      /9999-Q1.*15\/12\/9998/,
    ],
    [
      'no such agency',
      () => ['report', 'quarter', '2023-Q2', '--agency', 'không-có'],
      'agency-unknown',
      /không-có/,
    ],
    [
      'a slip in an agency',
      () => ['report', 'quarter', '2023-Q2', '--agency', 'thanhha'],
      'agency-unknown',
      /“thanhha”.*có phải “thanh-ha” không\?.* processes\/agencies\.$/m,
    ],
    [
      'a digit too few in a code',
      () => ['procedures', 'certify', '2.00884'],
      'procedure-unknown',
      /có phải “2\.000884” không\?/,
    ],
  ])('%s', async (_name, args, code, words) => {
    expectTold(await motcua([...args(), '--json'], { url: database.url }), 1, code, words);
  });
});

describe('a malformed definition', () => {
  const sound = readFileSync(join(project, 'processes/chung-thuc/chung-thuc-chu-ky.yaml'), 'utf8');

  it.each<[string, string, string, string]>([
    ['no YAML', 'code: [1\n', 'yaml-syntax', ''],
    ['the same key twice', `${sound}\nname: Tên khác\n`, 'yaml-', ''],
    ['an empty file', '', '', ''],
    ['a list', '- 1\n- 2\n', 'schema-', ''],
    ['a number for a code', sound.replace(`'2.000884'`, '2'), 'schema-type', 'code'],
    ['a missing part', sound.replace(/^owner:.*\n/m, ''), 'schema-missing', 'owner'],
    ['a step that is not there', sound.replace('to: tham-tra', 'to: khong-co'), '', 'steps'],
    ['a lane that is not there', sound.replace('lane: lanh-dao', 'lane: khong-co'), '', 'steps'],
  ])('with %s is refused by finding', async (_name, text, code, path) => {
    const file = inFolder('định nghĩa.yaml');
    writeFileSync(file, text);
    const ran = await motcua(['procedures', 'lint', file, '--json']);
    const findings = documentOf(ran, 1) as Record<string, unknown>[];
    expect(ran.stderr).toBe('');
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(errors).not.toEqual([]);
    for (const finding of errors) {
      expect(finding).toMatchObject({
        file,
        code: expect.stringMatching(/^[a-z]+(-[a-z]+)*$/),
        path: expect.any(String),
        message: expect.stringMatching(/[à-ỹ]/i),
      });
    }
    expect(
      errors.some(
        (finding) => String(finding.code).startsWith(code) && String(finding.path).startsWith(path),
      ),
    ).toBe(true);
  });

  it('among good ones: only its findings', async () => {
    const bad = inFolder('hỏng.yaml');
    writeFileSync(bad, 'code: [1\n');
    const good = inFolder('tốt.yaml');
    writeFileSync(good, sound);
    const ran = await motcua(['procedures', 'lint', good, bad, '--json']);
    const findings = documentOf(ran, 1) as { file: string; severity: string }[];
    expect(findings.filter(({ severity }) => severity === 'error').map(({ file }) => file)).toEqual(
      [bad],
    );
    expectWords(await motcua(['procedures', 'lint', good, bad]));
  });

  const expectWords = (ran: Ran): void => {
    expect(ran.status).toBe(1);
    expect(ran.stdout).toMatch(/hỏng\.yaml:2:1 {2}lỗi {2}yaml-syntax/);
    expect(ran.stdout).toMatch(/2 tệp: 1 lỗi/);
  };

  it('is published only certified, unless the operator says otherwise', async () => {
    const catalogue = inFolder('danh mục kẹt');
    cpSync(join(project, 'processes'), catalogue, { recursive: true });
    const file = join(catalogue, 'ho-tich', 'dang-ky-ket-hon.yaml');
    const text = readFileSync(file, 'utf8');
    const stuck = text
      .replace(
        "'Đồng ý trả hồ sơ', to: khong-du }",
        "'Đồng ý', to: khong-du, when: { fact: can-xac-minh } }",
      )
      .replace(/\n +xem-lai: .*/, '')
      .replace(/^version: 1$/m, 'version: 2');
    writeFileSync(file, stuck);
    const around = { url: database.url, env: { MOTCUA_CATALOGUE: catalogue } };
    const refused = await motcua(['migrate', '--json'], around);
    expectTold(refused, 1, 'procedure-uncertified', /1\.000894@2: 1 chỗ hỏng/);
    const known = `select version from catalogue where code = '1.000894' order by version`;
    expect(await asOwner(known)).toEqual([{ version: 1 }]);
    const told = documentOf(await motcua(['migrate', '--uncertified', '--json'], around));
    expect(told).toMatchObject({ catalogue: { published: 1 } });
    // What is published runs; the certificate is asked for once.
    expect(documentOf(await motcua(['migrate', '--json'], around))).toMatchObject({
      catalogue: { published: 0 },
    });
  });

  it('stops the catalogue it lies in from being published', async () => {
    const catalogue = inFolder('danh mục');
    cpSync(join(project, 'processes'), catalogue, { recursive: true });
    writeFileSync(join(catalogue, 'ho-tich', 'hỏng.yaml'), 'code: [1\n');
    const env = { MOTCUA_CATALOGUE: catalogue };
    expectTold(await motcua(['migrate', '--json'], { home, env }), 1, 'catalogue-invalid', /hỏng/);
    const listed = await motcua(['procedures', 'list', '--json'], { env });
    expect(documentOf(listed, 1)).toHaveLength(
      (documentOf(await motcua(['procedures', 'list', '--json'])) as unknown[]).length,
    );
    expect(listed.stderr).toMatch(/^procedure-invalid: .*hỏng\.yaml/);
    writeFileSync(join(catalogue, 'reports', 'narratives', '2023-Q2-thanh-ha.yaml'), 'kỳ: 1\n');
    rmSync(join(catalogue, 'ho-tich', 'hỏng.yaml'));
    const out = inFolder('lời hỏng');
    expectTold(
      await motcua(quarter('--format', 'docx', '--out', out), { url: database.url, env }),
      1,
      'narrative-invalid',
      /2023-Q2-thanh-ha\.yaml/,
    );
    for (const name of ['2023-Q2-thanh-ha.yaml', 'de-cuong.yaml']) {
      rmSync(join(catalogue, 'reports', 'narratives', name));
    }
    expectTold(
      await motcua(quarter('--format', 'docx', '--out', out), { url: database.url, env }),
      1,
      'narrative-missing',
      /danh mục\/reports\/narratives\/2023-Q2-thanh-ha\.yaml/,
    );
    expect(readdirSync(out)).toEqual([]);
  });
});

describe('a log with broken lines', () => {
  it('keeps the good ones and names the others by line, code and reason', async () => {
    const own = await emptyDatabase('nhat_ky');
    const good = logLines(3);
    const first = good[0]!;
    const lines: [string, string?][] = [
      ['{"dossier":', 'bad-line'],
      ...good.map((text): [string] => [text]),
      ['[1, 2]', 'bad-line'],
      [first.replace('"submit"', '"nộp"'), 'bad-line'],
      [first.replace('2023-05', '2023-13').replace(/"dossier":"/, '$&T-'), 'bad-line'],
      [
        first.replace('1.001193', '9.9').replace('2.000884', '9.9').replace('H23', 'H9'),
        'procedure-unknown',
      ],
      [first.replace('thanh-ha', 'nowhere').replace('H23', 'H8'), 'agency-unknown'],
      [good[1]!.replace('T09', 'T19'), ''],
      [good[1]!.replace('H23', 'H7'), ''],
    ];
    const file = inFolder('hỏng.jsonl');
    writeFileSync(file, lines.map(([text]) => `${text}\n`).join(''));
    const ran = await motcua(['dossiers', 'replay', file, '--json'], { url: own });
    const replayed = documentOf(ran, 1) as {
      dossiers: number;
      events: number;
      rejected: { line: number; code: string; reason: string }[];
    };
    expect(replayed).toMatchObject({ dossiers: 3, events: good.length });
    expect(replayed.rejected.map(({ line }) => line)).toEqual(
      lines.flatMap(([, code], index) => (code === undefined ? [] : [index + 1])),
    );
    for (const { line, code, reason } of replayed.rejected) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
      if (lines[line - 1]![1]) expect(code).toBe(lines[line - 1]![1]);
      expect(reason).toMatch(/[à-ỹ]/i);
    }
    expect(documentOf(await motcua(['verify', '--json'], { url: own }))).toEqual({
      dossiers: 3,
      events: good.length,
      mismatches: [],
    });
    const words = await motcua(['dossiers', 'replay', file], { url: own });
    expect(words.status).toBe(1);
    expect(words.stdout).toMatch(/ {2}dòng 1: bad-line: /);
  });

  it.each<[string, string | Buffer]>([
    ['a table', 'Mã hồ sơ,Ngày nộp\n000.22.24.H23-230316-0007,2023-03-16\n'],
    ['a table with a log below', `Mã hồ sơ\n${logLines(2).join('\n')}\n`],
    ['a page of words', '# Motcua\n\nMột bộ máy quy trình\n'],
    ['a spreadsheet', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(5000, 0xf7)])],
    ['a log in UTF-16', Buffer.from(`\uFEFF${logLines(2).join('\n')}`, 'utf16le')],
    ['a list over many lines', '[\n{"dossier": "D"}\n]\n'],
  ])('none at all, %s, is refused in one line and records nothing', async (_name, content) => {
    const file = inFolder('khác.jsonl');
    writeFileSync(file, content);
    const before = documentOf(await motcua(['verify', '--json'], { url: database.url }));
    const ran = await motcua(['dossiers', 'replay', file, '--json'], { url: database.url });
    expectTold(ran, 1, 'log-unreadable', /khác\.jsonl không phải nhật ký hồ sơ/);
    expect(ran.stderr.trim().split('\n')).toHaveLength(1);
    expect(documentOf(await motcua(['verify', '--json'], { url: database.url }))).toEqual(before);
  });

  it('an empty one and one of a header alone change nothing', async () => {
    const file = inFolder('trống.jsonl');
    for (const text of ['', '\n\n', '{"format":"motcua-dossier-log","version":1}\n']) {
      writeFileSync(file, text);
      const ran = await motcua(['dossiers', 'replay', file, '--json'], { url: database.url });
      expect(documentOf(ran)).toMatchObject({ dossiers: 0, events: 0, rejected: [] });
    }
  });
});

/** A migrated database of its own on the server of these tests. */
const emptyDatabase = async (name: string): Promise<string> => {
  await asOwner(`create database ${name}`);
  const url = altered((one) => (one.pathname = `/${name}`));
  documentOf(await motcua(['migrate', '--json'], { url }));
  return url;
};

describe('a database that cannot be used', () => {
  it.each<[string, () => string, string]>([
    ['another kind of URL', () => 'mysql://localhost/motcua', 'environment-invalid'],
    ['no URL', () => 'máy chủ', 'environment-invalid'],
    ['a URL torn off', () => 'postgres://[', 'database-url'],
    ['a port there is not', () => 'postgres://a:b@127.0.0.1:99999/motcua', 'database-url'],
    ['nobody at the port', () => 'postgres://a:b@127.0.0.1:1/motcua', 'database-down'],
    ['a wrong password', () => altered((url) => (url.password = 'sai')), 'database-denied'],
    ['an unknown account', () => altered((url) => (url.username = 'ai')), 'database-denied'],
    ['no such database', () => altered((url) => (url.pathname = '/khong_co')), 'database-missing'],
  ])('%s', async (_name, url, code) => {
    const place = { url: url() };
    const ran = await motcua(['verify', '--json'], place);
    expectTold(ran, 1, code);
    expect(`${ran.stdout}${ran.stderr}`).not.toContain(new URL(database.url).password);
  });

  it('doctor says the same, as one check of its list', async () => {
    const ran = await motcua(['doctor', '--json'], { url: 'postgres://a:b@127.0.0.1:1/motcua' });
    const { checks } = documentOf(ran, 1) as { checks: { ok: boolean; text: string }[] };
    expect(ran.stderr).toBe('');
    expect(checks.filter(({ ok }) => !ok)).toEqual([
      expect.objectContaining({ text: expect.stringMatching(/^database-down: .*[à-ỹ]/) }),
    ]);
  });

  // The role of the application is the server's, not the database's: here it is there already.
  it('a database without tables beside one with', async () => {
    const url = altered((one) => (one.pathname = '/chua_co_bang'));
    expectTold(await motcua(['verify', '--json'], { url }), 1, 'database-not-migrated');
  });

  it('doctor asks the Redis that was named', async () => {
    const env = { REDIS_URL: 'redis://127.0.0.1:1' };
    const ran = await motcua(['doctor', '--json'], { url: database.url, env });
    const { checks } = documentOf(ran, 1) as { checks: { check: string; ok: boolean }[] };
    expect(ran.stderr).toBe('');
    expect(checks).toContainEqual({
      check: 'Hàng đợi',
      ok: false,
      text: expect.stringMatching(/^redis-down: .*ECONNREFUSED/),
    });
  });

  it('each command refuses alike', async () => {
    const down = { url: 'postgres://a:b@127.0.0.1:1/motcua' };
    const commands = [
      ['migrate', '--json'],
      ['dossiers', 'replay', inFolder('log.jsonl'), '--json'],
      ['dossiers', 'export', '--json'],
      quarter(),
      ['demo', '--json', '--out', inFolder('không in')],
    ];
    for (const args of commands) expectTold(await motcua(args, down), 1, 'database-down');
    expect(readdirSync(inFolder('không in'))).toEqual([]);
  });
});

describe('a folder that cannot be written', () => {
  const down = 'postgres://a:b@127.0.0.1:1/motcua';

  testAsOrdinary('MOTCUA_HOME: an ordinary user is told, and nothing is made there', async () => {
    chmodSync(inFolder('đóng'), 0o555);
    const closed = { home: inFolder('đóng', 'nhà'), as: ordinary };
    expectTold(await motcua(['verify', '--json'], closed), 1, 'home-not-writable', /MOTCUA_HOME/);
    const { checks } = documentOf(await motcua(['doctor', '--json'], closed), 1) as {
      checks: { ok: boolean; text: string }[];
    };
    expect(checks.filter(({ ok }) => !ok).map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/^home-not-writable: /),
    );
    expect(readdirSync(inFolder('đóng'))).toEqual([]);
  });

  testAsOrdinary('--out: refused before any work', async () => {
    const closed: Around = { url: down, as: ordinary };
    for (const args of [
      quarter('--format', 'docx', '--out', inFolder('đóng')),
      quarter('--format', 'json', '--out', inFolder('đóng', 'sâu', 'hơn')),
      ['demo', '--json', '--out', inFolder('đóng', 'out')],
    ]) {
      expectTold(await motcua(args, closed), 1, 'out-not-writable', /đóng/);
    }
    expect(readdirSync(inFolder('đóng'))).toEqual([]);
  });

  it.each<[string, () => string]>([
    ['a file', () => inFolder('tệp')],
    ['below a file', () => inFolder('tệp', 'sâu')],
    ['no disk', () => (process.platform === 'linux' ? '/proc/không/có' : inFolder('tệp', 'x'))],
  ])('--out at %s is refused', async (_name, out) => {
    const ran = await motcua(quarter('--format', 'docx', '--out', out()), { url: down });
    expectTold(ran, 1, 'out-not-writable');
    expect(readFileSync(inFolder('tệp'), 'utf8')).toBe('của tôi');
  });

  it('a folder in a file’s place: what was there stays, and no part of a file is left', async () => {
    const out = inFolder('chiếm chỗ');
    mkdirSync(join(out, 'bao-cao-2023-Q2-thanh-ha.docx'), { recursive: true });
    const ran = await motcua(quarter('--format', 'docx', '--out', out), { url: database.url });
    expectTold(ran, 1, 'out-not-writable');
    expect(readdirSync(out, { recursive: true })).toEqual(['bao-cao-2023-Q2-thanh-ha.docx']);
  });
});

describe('a reader that goes early', () => {
  it.each<[string, () => string[], Around]>([
    ['procedures list', () => ['procedures', 'list', '--json'], {}],
    ['procedures schema', () => ['procedures', 'schema'], {}],
    ['procedures export', () => ['procedures', 'export', '1.001193', '--format', 'xstate'], {}],
    ['clock evaluate', () => ['clock', 'evaluate'], { input: '{"id":"x"}\n'.repeat(20_000) }],
    ['dossiers export', () => ['dossiers', 'export'], {}],
    ['report', () => quarter(), {}],
    ['verify', () => ['verify', '--json'], {}],
  ])('of %s is no failure', async (_name, args, around) => {
    const ran = await motcua(args(), { ...around, url: database.url, deaf: true });
    expect([0, ...('input' in around ? [1] : [])]).toContain(ran.status);
    expect(ran.stderr).not.toMatch(/EPIPE|fault|\n\s+at /);
  });

  it('| head -1 has the first line', async () => {
    const ran = await motcua([], {
      url: database.url,
      program: ['/bin/sh', '-c', `"${process.execPath}" bin/motcua.js dossiers export | head -1`],
    });
    expect(ran).toMatchObject({
      status: 0,
      stdout: '{"format":"motcua-dossier-log","version":1}\n',
      stderr: '',
    });
  });

  it('a full disk under stdout is told', async () => {
    if (process.platform !== 'linux') return;
    const program = [
      '/bin/sh',
      '-c',
      `"${process.execPath}" bin/motcua.js "$@" > /dev/full`,
    ] as const;
    for (const args of [
      ['dossiers', 'export'],
      ['procedures', 'list', '--json'],
    ]) {
      const ran = await motcua(['sh', ...args], { url: database.url, program: [...program] });
      expectTold(ran, 1, 'disk-full');
    }
  });
});
