import { answerOf } from '#lib/api-client';
import { MASK } from '#lib/directory';
import type { DossierFormKind } from '#lib/documents';
import { identityConfig } from '#lib/service';

import { docxText } from '../support/docx-text.ts';
import { testOffice, type TestOffice } from '../support/office.ts';
import { employ, type Person } from '../support/people.ts';
import {
  act,
  AGENCY,
  type Cast,
  done,
  type Dossier,
  engageCast,
  refused,
  submit,
} from './story.ts';

let office: TestOffice;
let cast: Cast;
let auditor: Person;
beforeAll(async () => {
  // An address of the machine's own, so that sessions stay as they are without one.
  const identity = identityConfig({ PUBLIC_URL: 'http://localhost:3000' });
  office = await testOffice({ identity });
  cast = await engageCast(office.administrator);
  auditor = await employ(office.administrator, 'kiem-tra', { role: 'auditor', agency: AGENCY });
});
afterAll(() => office.close());

const applicant = {
  name: 'Công Tằng Tôn Nữ Nguyễn Thị Phương Thảo',
  phone: '0912 345 678',
  idNumber: '030199001234',
  address: 'Số nhà 125, ngõ 48, đường Nguyễn Lương Bằng, thị trấn Thanh Hà, tỉnh Hải Dương',
};
const reason = 'Tờ khai chưa có chữ ký của người giám hộ';
const june = (at: string): string => `2023-06-${at}:00+07:00`;

const offered = async ({ id }: Pick<Dossier, 'id'>, { api }: Person = cast.desk) => {
  const { items } = await answerOf(
    api.GET('/api/v1/dossiers/{id}/forms', { params: { path: { id } } }),
  );
  return items.map(({ form, number, law, day }) => `${number} ${form} ${law.slice(9, 16)} ${day}`);
};

const ask = ({ id }: Pick<Dossier, 'id'>, form: DossierFormKind, { api }: Person = cast.desk) =>
  api.GET('/api/v1/dossiers/{id}/forms/{form}', {
    params: { path: { id, form } },
    parseAs: 'arrayBuffer',
  });

/** The client knows a file by its description, as text; it was asked for as bytes. */
const wordsOf = (file: unknown): string => docxText(new Uint8Array(file as ArrayBuffer));

const textOf = async (...asked: Parameters<typeof ask>): Promise<string> =>
  wordsOf(await answerOf(ask(...asked)));

it('prints of a dossier of 2023 the forms of that year’s circular, each from its act on', async () => {
  let dossier = await submit(cast.desk, { at: june('05T07:50'), reason: 'Ghi bù', applicant });
  expect(await offered(dossier)).toEqual([]);
  const late = { reason };
  dossier = await done(cast.desk, dossier, 'accept', { at: june('05T08:00'), ...late });
  expect(await offered(dossier)).toEqual([
    '01 receipt 01/2018 2023-06-05',
    '05 control 01/2018 2023-06-05',
  ]);
  const slip = await textOf(dossier, 'control');
  for (const said of [
    'Giao: Người nộp hồ sơ',
    'Giao: 07 giờ 50 phút, ngày 05/6/2023',
    'Nhận: Bộ phận một cửa, Ủy ban nhân dân thị trấn Thanh Hà',
    'Nhận: 08 giờ 00 phút, ngày 05/6/2023',
  ])
    expect(slip).toContain(said);
  dossier = await done(cast.desk, dossier, 'step', {
    action: 'chuyen-chuyen-mon',
    at: june('05T08:30'),
    ...late,
  });
  dossier = await done(cast.officer, dossier, 'extend', {
    due: june('13T17:00'),
    at: june('07T09:00'),
    reason: 'Chờ xác minh tại nơi cư trú trước đây',
  });
  // Once only, and said before anybody fills in a form for it.
  expect(dossier.actions.find(({ action }) => action === 'extend')?.blocked).toEqual({
    code: 'extend-refused',
    message: 'Hồ sơ đã được hẹn lại một lần.',
  });
  dossier = await done(cast.officer, dossier, 'request-supplement', {
    at: june('08T10:00'),
    ...late,
  });
  expect(await offered(dossier)).toEqual([
    '01 receipt 01/2018 2023-06-05',
    '02 supplement 01/2018 2023-06-08',
    '04 apology 01/2018 2023-06-07',
    '05 control 01/2018 2023-06-05',
  ]);

  const receipt = await textOf(dossier, 'receipt');
  for (const said of [
    'Ủy ban nhân dân thị trấn Thanh Hà',
    'TT. Thanh Hà, ngày 05 tháng 6 năm 2023',
    `Mã hồ sơ: ${dossier.id}`,
    `Tiếp nhận hồ sơ của: ${applicant.name}`,
    `Địa chỉ: ${applicant.address}`,
    'Thời gian giải quyết hồ sơ theo quy định: 3 ngày làm việc',
    // As promised then: neither the extension nor the supplement has moved it.
    'Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 08/6/2023',
    'Cách tính: Tiếp nhận lúc 08:00 ngày 05/06/2023, thời hạn 3 ngày làm việc.',
    'mở http://localhost:3000/tra-cuu rồi nhập mã hồ sơ',
    cast.desk.username,
  ])
    expect(receipt).toContain(said);

  const supplement = await textOf(dossier, 'supplement');
  expect(supplement).toContain(reason);
  const apology = await textOf(dossier, 'apology');
  expect(apology).toContain('Kính gửi: Công Tằng Tôn Nữ Nguyễn Thị Phương Thảo');
  expect(apology).toContain('Thời gian hẹn trả kết quả: 17 giờ 00 phút, ngày 08/6/2023.');
  expect(apology).toContain('hẹn trả kết quả lúc 17 giờ 00 phút, ngày 13/6/2023.');
  expect(apology).toContain('Lý do: Chờ xác minh tại nơi cư trú trước đây');
  const control = await textOf(dossier, 'control');
  for (const said of [
    'Giao: 08 giờ 30 phút, ngày 05/6/2023',
    'Nhận: 08 giờ 30 phút, ngày 05/6/2023',
    `Người giao ký: Người ${cast.desk.username}`,
    'Kiểm tra, tiếp nhận hồ sơ',
  ])
    expect(control).toContain(said);
});

it('prints of a dossier of today the forms of 2025: a stop has a notice', async () => {
  const dossier = await done(cast.desk, await submit(cast.desk, { applicant }), 'accept');
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  const withdrawn = await done(cast.desk, dossier, 'withdraw');
  expect(await offered(withdrawn)).toEqual([
    `01 receipt 03/2025 ${today}`,
    `05 stop 03/2025 ${today}`,
    `06 control 03/2025 ${today}`,
  ]);
  expect(await textOf(withdrawn, 'stop')).toContain('Người nộp hồ sơ đề nghị rút hồ sơ.');
});

it('prints the refusal of a dossier, and no receipt of it', async () => {
  const dossier = await submit(cast.desk, { applicant });
  await done(cast.desk, dossier, 'refuse', { reason: 'Không thuộc thẩm quyền của thị trấn' });
  expect((await offered(dossier)).map((line) => line.slice(0, 10))).toEqual(['03 refusal']);
  const text = await textOf(dossier, 'refusal');
  expect(text).toContain('Không thuộc thẩm quyền của thị trấn');
  const problem = await refused(ask(dossier, 'receipt'));
  expect(problem).toMatchObject({ status: 404, code: 'form-not-offered' });
  expect(problem.detail).toContain('refusal (Phiếu từ chối tiếp nhận giải quyết hồ sơ)');
});

it('lists the papers that were ticked off at intake; else what is not known is left to be written', async () => {
  const accepted = async (papers: { paper: string; copy: 'original' }[]) =>
    done(
      cast.desk,
      await submit(cast.desk, { procedure: '1.001193', applicant, papers }),
      'accept',
    );
  const birth = 'Giấy chứng sinh hoặc văn bản người làm chứng, giấy cam đoan về việc sinh';
  const [all, ticked] = [
    await textOf(await accepted([]), 'receipt'),
    await textOf(await accepted([{ paper: 'giay-chung-sinh', copy: 'original' }]), 'receipt'),
  ];
  expect(all).toContain('Tờ khai đăng ký khai sinh\n01');
  expect(ticked).toContain(`1\n${birth}\n01`);
  expect(ticked).not.toContain('Tờ khai đăng ký khai sinh');
});

it('covers the applicant for whoever may not see them, and hides the dossier from whoever may not see it', async () => {
  const dossier = await done(cast.desk, await submit(cast.desk, { applicant }), 'accept');
  const text = await textOf(dossier, 'receipt', auditor);
  expect(text).toContain(`Tiếp nhận hồ sơ của: ${MASK}`);
  expect(text).not.toMatch(/Phương Thảo|0912|030199001234|Lương Bằng/);
});

it('gives the file its Vietnamese name, and lets nobody keep it on the way', async () => {
  const dossier = await done(cast.desk, await submit(cast.desk, { applicant }), 'accept');
  const { response } = await ask(dossier, 'receipt');
  expect(response.headers.get('content-type')).toContain('wordprocessingml.document');
  expect(response.headers.get('cache-control')).toBe('no-store');
  const disposition = response.headers.get('content-disposition') ?? '';
  const [, name = ''] = /filename\*=UTF-8''(\S+)$/.exec(disposition) ?? [];
  expect(decodeURIComponent(name)).toBe(
    `Giấy tiếp nhận hồ sơ và hẹn trả kết quả ${dossier.id}.docx`,
  );
});

it('takes a voided act’s form back', async () => {
  let dossier = await done(cast.desk, await submit(cast.desk, { applicant }), 'accept');
  dossier = await done(cast.desk, dossier, 'request-supplement', { reason });
  expect((await offered(dossier)).join()).toContain('supplement');
  const voided = await act(cast.chair, dossier, 'correct', {
    void: [dossier.version],
    reason: 'Yêu cầu nhầm hồ sơ',
  });
  expect(voided.response.status).toBe(200);
  expect((await offered(dossier)).join()).not.toContain('supplement');
});

describe('the register', () => {
  const register = ({ api }: Person, from: string, to: string, agency = AGENCY) =>
    api.GET('/api/v1/agencies/{agency}/register', {
      params: { path: { agency }, query: { from, to } },
      parseAs: 'arrayBuffer',
    });
  const read = async (...asked: Parameters<typeof register>): Promise<string> =>
    wordsOf(await answerOf(register(...asked)));

  it('has the dossiers the desk accepted in the days asked for, in their order', async () => {
    const ids: string[] = [];
    for (const day of ['14', '12', '15'])
      ids.push(
        (
          await done(
            cast.desk,
            await submit(cast.desk, { at: `2023-02-${day}T08:00:00+07:00`, reason, applicant }),
            'accept',
            { at: `2023-02-${day}T08:05:00+07:00`, reason },
          )
        ).id,
      );
    const text = await read(cast.desk, '2023-02-12', '2023-02-14');
    expect(text).toContain('Từ ngày 12/02/2023 đến ngày 14/02/2023: 2 hồ sơ');
    const [first = '', second = '', outside = ''] = [ids[1], ids[0], ids[2]];
    expect(text.indexOf(first)).toBeGreaterThan(0);
    expect(text.indexOf(second)).toBeGreaterThan(text.indexOf(first));
    expect(text).not.toContain(outside);
    expect(text).toContain(`${applicant.address}; ${applicant.phone}`);
    const covered = await read(auditor, '2023-02-12', '2023-02-14');
    expect(covered).toContain(first);
    expect(covered).not.toContain('Phương Thảo');
  });

  it('is of one span of days, and not for everybody', async () => {
    expect(await refused(register(cast.desk, '2023-02-14', '2023-02-12'))).toMatchObject({
      status: 422,
      code: 'bad-input',
    });
    expect(await refused(register(cast.officer, '2023-02-12', '2023-02-14'))).toMatchObject({
      status: 403,
    });
    expect(await refused(register(cast.desk, '2010-02-12', '2010-02-14'))).toMatchObject({
      status: 422,
      code: 'form-missing',
    });
  });
});
