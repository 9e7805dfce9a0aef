import { viewDossier } from '#lib/desk';
import { openServer } from '#lib/service';

import { engageCast } from '../http/story.ts';
import { testOffice, type TestOffice } from '../support/office.ts';
import { serverOptions } from '../support/server.ts';
import { Citizen, type Seen } from './citizen.ts';
import {
  type Crew,
  engagePolice,
  HOSTILE,
  personal,
  PHONE,
  type Station,
  stations,
} from './stations.ts';

let office: TestOffice;
let crew: Crew;
beforeAll(async () => {
  office = await testOffice({ work: { consume: false } });
  const { administrator } = office;
  crew = { ...(await engageCast(administrator)), police: await engagePolice(administrator) };
});
afterAll(() => office.close());

/** What the applicant of a dossier sees. */
const seenOf = (id: string): Promise<Seen> => new Citizen(office.server.url).lookUp(id, PHONE);

const NAMES_OF_STAFF = ['mot-cua', 'chuyen-mon', 'lanh-dao', 'cong-an', 'Người '];

it.each(stations.map((station): [string, Station] => [station.name, station]))(
  'a dossier %s says where it is, who has it and what to do, and nothing else',
  async (_, { play, title, here, status, shows, hides = [] }) => {
    const { id } = await play(crew);
    const { status: answered, source, text } = await seenOf(id);
    expect(answered).toBe(200);
    expect(source).toContain(`<title>${title} – Tra cứu hồ sơ</title>`);
    expect(text).toContain(`Mã hồ sơ ${id}`);
    expect(text).toContain('Hồ sơ của Nguyễn T. M. A.');
    expect(text).toContain(`Trạng thái trên Cổng dịch vụ công ${status}`);
    const [, current] = /aria-current="step"[^]*?class="name">([^<]*)</.exec(source) ?? [];
    expect(current ?? null).toBe(here);
    for (const words of shows) expect(text).toContain(words);
    for (const words of hides) expect(text).not.toContain(words);
    for (const value of personal) expect(source.replaceAll(id, '')).not.toContain(value);
    const { stored } = (await viewDossier(office.database.desk, id))!;
    for (const { actor } of stored.rows) expect(source).not.toContain(actor);
    for (const name of NAMES_OF_STAFF) expect(text).not.toContain(name);
  },
);

it('markup in names, reasons and comments is text', async () => {
  const { id } = await stations.find(({ name }) => name === 'supplement asked')!.play(crew);
  await office.database.asOwner('update applicant set name = $2 where dossier = $1', [
    id,
    '<b>Mã</b> "Độc" <img src=x>',
  ]);
  const { source } = await seenOf(id);
  expect(source).toContain(
    HOSTILE.replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;'),
  );
  expect(source).toContain('&lt;b&gt;Mã&lt;/b&gt; &quot;. &lt;. S.');
  expect(source).not.toMatch(/<(script|b|img)\b/);
});

it('an agency is told with its number where the directory has one', async () => {
  const { id } = await stations.find(({ name }) => name === 'supplement asked')!.play(crew);
  const { asOwner, url } = office.database;
  await asOwner(`
    insert into reference_data (kind, hash, data)
    select kind, 'with a hotline', jsonb_set(data, '{agencies}', (
      select jsonb_agg(agency || '{"hotline": "0220 3815 000"}') from jsonb_array_elements(data -> 'agencies') agency))
    from reference_data where kind = 'directory' order by id desc limit 1`);
  const server = await openServer(serverOptions({ url }, { work: { consume: false } }));
  try {
    const { source } = await new Citizen(server.url).lookUp(id, PHONE);
    expect(source).toContain('<a href="tel:02203815000">0220 3815 000</a>');
    expect((await seenOf(id)).source).not.toContain('tel:');
  } finally {
    await server.close();
  }
});

describe('the rating', () => {
  const returned = stations.find(({ name }) => name === 'returned')!;

  it('is asked after the return, kept once, and changes nothing of the history', async () => {
    const { id, version } = await returned.play(crew);
    const citizen = new Citizen(office.server.url);
    expect((await citizen.lookUp(id, PHONE)).text).toContain('Ông/bà có hài lòng không?');
    const nothing = await citizen.send('/tra-cuu/danh-gia', { 'y-kien': '<i>Chưa chọn</i>' });
    expect(nothing.status).toBe(422);
    expect(nothing.text).toContain('Lỗi: Xin chọn một mức hài lòng.');
    expect(nothing.source).toContain('>&lt;i&gt;Chưa chọn&lt;/i&gt;</textarea>');
    const long = await citizen.send('/tra-cuu/danh-gia', { sao: '5', 'y-kien': 'a'.repeat(1001) });
    expect(long.status).toBe(422);
    const given = await citizen.send('/tra-cuu/danh-gia', {
      sao: '4',
      'y-kien': ' Nhanh, dễ hiểu ',
    });
    expect(given).toMatchObject({ status: 303, location: '/tra-cuu/ho-so#danh-gia' });
    expect((await citizen.get('/tra-cuu/ho-so')).text).toContain('★★★★ ★ Hài lòng (4 trên 5 sao)');
    await citizen.send('/tra-cuu/danh-gia', { sao: '1', 'y-kien': 'Đổi ý' });
    const { rows } = await office.database.asOwner('select * from rating where dossier = $1', [id]);
    expect(rows).toMatchObject([{ stars: 4, comment: 'Nhanh, dễ hiểu' }]);
    const after = (await viewDossier(office.database.desk, id))!;
    expect(after.stored.rows).toHaveLength(version);
  });

  it('is not taken before the return, nor without having been let in', async () => {
    const { id } = await stations.find(({ name }) => name === 'finished')!.play(crew);
    const citizen = new Citizen(office.server.url);
    await citizen.lookUp(id, PHONE);
    await citizen.send('/tra-cuu/danh-gia', { sao: '5' });
    const stranger = await new Citizen(office.server.url).send('/tra-cuu/danh-gia', { sao: '5' });
    expect(stranger.text).toContain('Tra cứu hồ sơ của ông/bà');
    const { rows } = await office.database.asOwner('select * from rating where dossier = $1', [id]);
    expect(rows).toEqual([]);
  });
});
