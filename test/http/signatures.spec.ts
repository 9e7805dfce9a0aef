import { answerOf } from '#lib/api-client';

import { Authority } from '../support/certificates.ts';
import { pdfOf, upload } from '../support/files.ts';
import { testOffice, type TestOffice } from '../support/office.ts';
import { act, type Cast, done, type Dossier, engageCast, refused, submit } from './story.ts';

let authority: Authority;
let office: TestOffice;
let cast: Cast;
beforeAll(async () => {
  authority = new Authority();
  office = await testOffice({ signatures: { anchors: [authority.pem(authority.root)] } });
  cast = await engageCast(office.administrator);
});
afterAll(async () => {
  await office.close();
  authority.close();
});

const accepted = async (): Promise<Dossier> => done(cast.desk, await submit(cast.desk), 'accept');
const finishing = async (name: string, bytes: Buffer, signature?: string, more: object[] = []) => {
  const { id: file } = await upload(cast.desk, name, bytes);
  const paper = {
    copy: 'electronic' as const,
    file,
    signed: true,
    ...(signature && { signature }),
  };
  return { outcome: 'granted' as const, papers: [paper, ...more] } as Parameters<typeof act>[3];
};
const papersOf = async ({ id }: Dossier) =>
  (await answerOf(cast.desk.api.GET('/api/v1/dossiers/{id}/files', { params: { path: { id } } })))
    .items;

it('a result signed inside is taken, with who signed it and what was not checked', async () => {
  const body = await finishing('Quyết định.pdf', authority.signPdf('Quyết định'));
  const dossier = await done(cast.desk, await accepted(), 'finish', body);
  const [paper] = await papersOf(dossier);
  expect(paper).toMatchObject({ signed: true, purpose: 'result' });
  expect(paper?.signatures).toMatchObject([
    {
      subject: expect.stringContaining('Nguyễn Văn Ký') as string,
      notChecked: ['revocation', 'time'],
    },
  ]);
  const { items } = await answerOf(
    cast.desk.api.GET('/api/v1/dossiers/{id}/history', { params: { path: { id: dossier.id } } }),
  );
  // The chain names the very certificate.
  expect(items.at(-1)?.fact.papers).toMatchObject([
    { signed: true, certificate: paper?.signatures[0]?.certificate },
  ]);
});

it('one with its signature beside it is taken when both are kept', async () => {
  const document = pdfOf('Trích lục');
  const detached = await upload(cast.desk, 'Trích lục.pdf.p7s', authority.sign(document));
  const alone = await finishing('Trích lục.pdf', document, detached.id);
  const dossier = await accepted();
  expect((await refused(act(cast.desk, dossier, 'finish', alone))).code).toBe('file-unknown');
  const beside = { copy: 'electronic', file: detached.id, purpose: 'other' };
  const body = await finishing('Trích lục.pdf', document, detached.id, [beside]);
  const after = await done(cast.desk, dossier, 'finish', body);
  const papers = await papersOf(after);
  expect(papers.map(({ signatures }) => signatures.length)).toEqual([1, 0]);
  expect(papers[1]?.file?.mediaType).toBe('application/pkcs7-signature');
});

it.each<[string, () => Buffer, string]>([
  ['not signed', () => pdfOf('Chưa ký'), 'signature-missing'],
  [
    'changed after it was signed',
    () => Buffer.concat([authority.signPdf('Đã ký'), Buffer.from('% thêm\n%%EOF\n')]),
    'signature-altered',
  ],
  [
    'signed by somebody nobody trusts',
    () => {
      const stranger = new Authority();
      try {
        return stranger.signPdf('Ai ký');
      } finally {
        stranger.close();
      }
    },
    'signature-untrusted',
  ],
])('one that is %s is refused, and nothing is recorded', async (_what, bytes, code) => {
  const dossier = await accepted();
  const body = await finishing('Kết quả.pdf', bytes());
  const problem = await refused(act(cast.desk, dossier, 'finish', body));
  expect(problem).toMatchObject({ status: 422, code });
  expect(await papersOf(dossier)).toEqual([]);
});

it('what nobody says is signed is not looked at', async () => {
  const { id: file } = await upload(cast.desk, 'Kết quả.pdf', pdfOf('Chưa ký'));
  const papers = [{ copy: 'electronic' as const, file }];
  const dossier = await done(cast.desk, await accepted(), 'finish', { outcome: 'granted', papers });
  expect(await papersOf(dossier)).toMatchObject([{ signed: false, signatures: [] }]);
});
