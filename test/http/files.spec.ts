import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { answerOf, type Problem } from '#lib/api-client';
import { exportLog, replayLog, verify } from '#lib/desk';
import { fileSettings, type FileSettings, filesToCheck } from '#lib/service';

import { testDatabase } from '../support/database.ts';
import { docxOf, download, pdfOf, png, send, upload } from '../support/files.ts';
import { testOffice, type TestOffice } from '../support/office.ts';
import { employ, type Person } from '../support/people.ts';
import { act, AGENCY, type Cast, done, engageCast, PROCEDURE, refused, submit } from './story.ts';

const PAPER = 'to-khai';

let folder: string;
let settings: FileSettings;
let office: TestOffice;
let cast: Cast;
let auditor: Person;
let stranger: Person;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'motcua-http-files-'));
  settings = fileSettings({ FILE_MAX_MB: '1', DOSSIER_FILES_MAX_MB: '2' }, folder);
  office = await testOffice({ files: settings, work: { consume: false } });
  cast = await engageCast(office.administrator);
  auditor = await employ(office.administrator, 'kiem-tra', { role: 'auditor', agency: AGENCY });
  stranger = await employ(office.administrator, 'xa-khac', {
    role: 'desk',
    agency: 'xa-thanh-son',
  });
});
afterAll(async () => {
  await office.close();
  await rm(folder, { recursive: true });
});

const papersOf = async ({ api }: Person, id: string) =>
  (await answerOf(api.GET('/api/v1/dossiers/{id}/files', { params: { path: { id } } }))).items;

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const problemIn = async (response: Response): Promise<Problem> =>
  (await response.json()) as Problem;

describe('a paper handed over at the counter', () => {
  it('comes with the dossier: its hash in the hashed fact, its name outside', async () => {
    const bytes = pdfOf('tờ khai');
    const name = 'Tờ khai của Nguyễn Thị Thử.pdf';
    const file = await upload(cast.desk, name, bytes);
    const { id } = await submit(cast.desk, {
      papers: [
        { paper: PAPER, copy: 'original', file: file.id },
        { copy: 'certified-copy' },
        { copy: 'reused', purpose: 'other' },
      ],
    });
    expect(await papersOf(cast.desk, id)).toMatchObject([
      {
        seq: 1,
        event: 'submit',
        paper: PAPER,
        paperName: expect.stringContaining('Tờ khai') as string,
        copy: 'original',
        purpose: 'intake',
        sha256: sha256(bytes),
        signed: false,
        actorName: 'Người mot-cua',
        file: { id: file.id, name, mediaType: 'application/pdf', size: bytes.length },
      },
      { paper: null, copy: 'certified-copy', purpose: 'intake', sha256: null, file: null },
      { copy: 'reused', purpose: 'other', file: null },
    ]);
    const { rows } = await office.database.asOwner(
      'select fact::text as fact from history where dossier = $1',
      [id],
    );
    expect(rows[0]?.fact).toContain(sha256(bytes));
    expect(rows[0]?.fact).not.toContain('Nguyễn Thị Thử');
  });

  it('is answered the same when it is sent again, and carried by no second act', async () => {
    const file = await upload(cast.desk, 'a.pdf');
    const body = { papers: [{ copy: 'copy' as const, file: file.id }] };
    const first = await submit(cast.desk, body, 'gui-lai');
    const again = await submit(cast.desk, body, 'gui-lai');
    expect(again.id).toBe(first.id);
    const second = await refused(
      cast.desk.api.POST('/api/v1/dossiers', {
        body: { procedure: PROCEDURE, agency: AGENCY, channel: 'direct', ...body },
      }),
    );
    expect(second).toMatchObject({ status: 422, code: 'file-attached' });
  });

  it('goes to one of two acts that ask for it at once, and the other is refused', async () => {
    const file = await upload(cast.desk, 'a.pdf');
    const papers = [{ copy: 'copy' as const, file: file.id }];
    const sent = await Promise.allSettled([1, 2, 3, 4].map(() => submit(cast.desk, { papers })));
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { rows } = await office.database.asOwner(
      `select count(*)::int as n from history where fact -> 'papers' -> 0 ->> 'sha256' = $1`,
      [file.sha256],
    );
    const { rows: attached } = await office.database.asOwner(
      'select count(*)::int as n from file where sha256 = $1 and dossier is not null',
      [file.sha256],
    );
    expect(rows[0]?.n).toBe(attached[0]?.n);
  });

  it.each<[string, () => Promise<object>, string]>([
    [
      'of nobody',
      () => Promise.resolve({ file: '00000000-0000-4000-8000-000000000000' }),
      'file-unknown',
    ],
    [
      'of somebody else',
      async () => ({ file: (await upload(cast.officer, 'a.pdf')).id }),
      'file-unknown',
    ],
    ['the procedure does not list', () => Promise.resolve({ paper: 'khong-co' }), 'paper-unknown'],
    [
      'signed at intake',
      async () => ({ file: (await upload(cast.desk, 'a.pdf')).id, signed: true }),
      'bad-input',
    ],
  ])('%s is refused, and no dossier is opened', async (_which, paper, code) => {
    const before = await office.database.asOwner('select count(*) from history');
    const given = { copy: 'copy' as const, ...(await paper()) };
    const { code: told } = await refused(
      cast.desk.api.POST('/api/v1/dossiers', {
        body: { procedure: PROCEDURE, agency: AGENCY, channel: 'direct', papers: [given] },
      }),
    );
    expect(told).toBe(code);
    expect(await office.database.asOwner('select count(*) from history')).toEqual(before);
  });

  it('makes the files of one dossier no larger than they may be together', async () => {
    const large = () => upload(cast.desk, 'a.pdf', pdfOf('a'.repeat(900_000)));
    const files = [await large(), await large(), await large()];
    const papers = files.map(({ id }) => ({ copy: 'copy' as const, file: id }));
    const body = { procedure: PROCEDURE, agency: AGENCY, channel: 'direct' as const };
    expect(
      await refused(cast.desk.api.POST('/api/v1/dossiers', { body: { ...body, papers } })),
    ).toMatchObject({ code: 'dossier-files-too-large', detail: expect.stringContaining('2 MB') });
    const { id } = await submit(cast.desk, { papers: papers.slice(0, 2) });
    await done(cast.desk, { id }, 'accept');
    const more = { action: 'chuyen-chuyen-mon', papers: papers.slice(2) };
    expect(await refused(act(cast.desk, { id }, 'step', more))).toMatchObject({
      code: 'dossier-files-too-large',
    });
  });
});

describe('an upload', () => {
  it.each<[string, string, Buffer, number, string]>([
    ['a script', 'a.js', Buffer.from('alert(1)'), 422, 'file-kind'],
    ['a picture under another ending', 'a.pdf', png, 422, 'file-extension'],
    ['macros', 'a.docx', docxOf({ 'word/vbaProject.bin': 'x' }), 422, 'file-macro'],
    ['more than a file may have', 'a.pdf', pdfOf('a'.repeat(1_100_000)), 413, 'file-too-large'],
    ['nothing', 'a.pdf', Buffer.alloc(0), 422, 'file-empty'],
  ])('of %s is refused in words', async (_what, name, bytes, status, code) => {
    const response = await send(cast.desk, name, bytes);
    expect(response.status).toBe(status);
    const problem = await problemIn(response);
    expect(problem.code).toBe(code);
    expect(problem.detail).toMatch(/[ăâđêôơưạảấầẩậắằẳặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i);
  });

  it('whose length nobody said is stopped where it is too large, and answered', async () => {
    const body = ReadableStream.from(Array.from({ length: 15 }, () => Buffer.alloc(100_000, 'a')));
    const response = await fetch(`${office.server.url}/api/v1/files`, {
      method: 'POST',
      headers: {
        ...cast.desk.caller.headers(),
        'content-type': 'application/octet-stream',
        'x-file-name': 'a.pdf',
      },
      body,
      duplex: 'half',
    });
    expect(response.status).toBe(413);
    expect(await problemIn(response)).toMatchObject({ code: 'file-too-large' });
  });

  it.each([
    ['without a name', { 'content-type': 'application/octet-stream' }, 422, 'bad-input'],
    [
      'with a broken name',
      { 'content-type': 'application/octet-stream', 'x-file-name': '%E0%A4%A' },
      422,
      'bad-input',
    ],
    ['of JSON', { 'content-type': 'application/json', 'x-file-name': 'a.pdf' }, 422, 'bad-input'],
    [
      'of a form',
      { 'content-type': 'multipart/form-data; boundary=x', 'x-file-name': 'a.pdf' },
      415,
      'media-type',
    ],
  ])('%s is refused', async (_how, headers, status, code) => {
    const response = await fetch(`${office.server.url}/api/v1/files`, {
      method: 'POST',
      headers: { ...cast.desk.caller.headers(), ...headers },
      body: '{}',
    });
    const problem = await problemIn(response);
    expect([response.status, problem.code]).toEqual([status, code]);
    if (status === 415) expect(problem.detail).toContain('application/octet-stream');
  });

  it('of bytes goes to no other address', async () => {
    const response = await fetch(`${office.server.url}/api/v1/dossiers`, {
      method: 'POST',
      headers: { ...cast.desk.caller.headers(), 'content-type': 'application/octet-stream' },
      body: 'a',
    });
    expect(response.status).toBe(415);
  });

  it('keeps a name that shows as what it is', async () => {
    const { name } = await upload(
      cast.desk,
      '..\\..\\C:\\Hồ sơ\\\u202egiấy\u0000 khai sinh.pdf',
      pdfOf('a'),
    );
    expect(name).toBe('giấy khai sinh.pdf');
  });
});

describe('a file', () => {
  let dossier: string;
  let file: string;
  const bytes = pdfOf('nội dung riêng');
  beforeAll(async () => {
    file = (await upload(cast.desk, "Giấy 'khai' sinh (bản chính).pdf", bytes)).id;
    dossier = (await submit(cast.desk, { papers: [{ copy: 'electronic', file }] })).id;
  });

  it('is given as a download that runs nothing, and each time it is recorded', async () => {
    const response = await download(cast.officer, file);
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="Giay _khai_ sinh _ban chinh_.pdf"; filename*=UTF-8''Gi%E1%BA%A5y%20%27khai%27%20sinh%20%28b%E1%BA%A3n%20ch%C3%ADnh%29.pdf`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(/^sandbox; default-src 'none'/) as string,
      'cache-control': 'no-store',
    });
    const { rows } = await office.database.asOwner(
      'select actor from file_access where file = $1',
      [file],
    );
    expect(rows).toEqual([{ actor: cast.officer.id }]);
  });

  it('is shown in place only where that was asked for and it is a PDF or a picture', async () => {
    const how = async (id: string, query: string) =>
      (await download(cast.desk, id, query)).headers.get('content-disposition')?.split(';')[0];
    const document = await upload(cast.desk, 'a.docx', docxOf());
    expect(await how(file, '?inline=true')).toBe('inline');
    expect(await how(file, '?inline=false')).toBe('attachment');
    expect(await how(document.id, '?inline=true')).toBe('attachment');
  });

  it('is hidden with its dossier, and with the applicant where only that is hidden', async () => {
    const answers = async (person: Person) => {
      const response = await download(person, file);
      return [response.status, (await problemIn(response)).code];
    };
    expect(await answers(stranger)).toEqual([404, 'file-unknown']);
    expect(await answers(auditor)).toEqual([403, 'forbidden']);
    expect(await answers(office.administrator)).toEqual([403, 'forbidden']);
    const [masked] = await papersOf(auditor, dossier);
    expect(masked).toMatchObject({ sha256: sha256(bytes), file: { name: null } });
    const { rows } = await office.database.asOwner(
      'select count(*)::int as n from file_access where file = $1 and actor = any ($2)',
      [file, [stranger.id, auditor.id, office.administrator.id]],
    );
    expect(rows[0]?.n).toBe(0);
  });

  it('that no act carries yet is its sender’s alone', async () => {
    const { id } = await upload(cast.desk, 'a.pdf');
    expect((await download(cast.desk, id)).status).toBe(200);
    expect((await download(cast.officer, id)).status).toBe(404);
  });
});

describe('the result', () => {
  it('is signed by who says so: hash and signer in one row of the chain', async () => {
    let of = await submit(cast.desk);
    of = await done(cast.desk, of, 'accept');
    of = await done(cast.desk, of, 'step', { action: 'chuyen-chuyen-mon' });
    of = await done(cast.officer, of, 'step', { action: 'trinh-ky' });
    const result = await upload(cast.chair, 'Trích lục.pdf', pdfOf('trích lục'));
    of = await done(cast.chair, of, 'step', {
      action: 'ky',
      papers: [{ copy: 'electronic', purpose: 'result', file: result.id, signed: true }],
    });
    expect(await papersOf(cast.officer, of.id)).toMatchObject([
      {
        event: 'step',
        purpose: 'result',
        signed: true,
        sha256: result.sha256,
        actorName: 'Người lanh-dao',
      },
    ]);
    const { rows } = await office.database.asOwner(
      `select actor from history where dossier = $1 and fact -> 'papers' -> 0 ->> 'signed' = 'true'`,
      [of.id],
    );
    expect(rows).toEqual([{ actor: cast.chair.id }]);
  });

  it.each(['accept', 'return', 'withdraw'] as const)('no papers come with %s', async (action) => {
    const { id } = await submit(cast.desk);
    expect(
      await refused(act(cast.desk, { id }, action, { papers: [{ copy: 'copy' }] })),
    ).toMatchObject({
      code: 'bad-input',
      fields: [{ field: 'papers' }],
    });
  });
});

describe('a check of everything', () => {
  const check = () =>
    verify(office.database.desk, undefined, filesToCheck(office.database.source, settings));

  it('finds every file sound, then what is changed, gone and strange', async () => {
    const sound = await check();
    expect(sound.mismatches).toEqual([]);
    expect(sound.files).toBeGreaterThan(5);

    const [changed, gone] = (
      await office.database.asOwner(
        'select id, dossier from file where dossier is not null order by id limit 2',
      )
    ).rows as { id: string; dossier: string }[];
    const pathOf = (id: string) => join(folder, id.slice(0, 2), id.slice(2, 4), id);
    await writeFile(pathOf(changed!.id), 'khác');
    await rm(pathOf(gone!.id));
    const strange = `${changed!.id.slice(0, 4)}0000-0000-4000-8000-000000000000`;
    await writeFile(pathOf(strange), 'a');
    const found = (await check()).mismatches.map(({ dossier, code }) => [dossier, code]);
    expect(found.sort()).toEqual(
      [
        [changed!.dossier, 'file-changed'],
        [gone!.dossier, 'file-missing'],
        ['', 'file-stray'],
      ].sort(),
    );
  });

  it('exports papers so that a replay elsewhere has an equal history, and misses their files', async () => {
    const log: string[] = [];
    for await (const line of exportLog(office.database.desk)) log.push(line);
    const elsewhere = await testDatabase();
    try {
      expect((await replayLog(elsewhere.desk, () => log)).rejected).toEqual([]);
      const again: string[] = [];
      for await (const line of exportLog(elsewhere.desk)) again.push(line);
      expect(again).toEqual(log);
      const { mismatches, files } = await verify(
        elsewhere.desk,
        undefined,
        filesToCheck(elsewhere.source, { ...settings, folder: join(folder, 'elsewhere') }),
      );
      expect(files).toBe(0);
      expect(new Set(mismatches.map(({ code }) => code))).toEqual(new Set(['file-row-missing']));
    } finally {
      await elsewhere.drop();
    }
  });
});
