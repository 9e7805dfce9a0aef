import {
  doubtOfIdNumber,
  emptyDraft,
  flawsOf,
  isDigitised,
  missingPapers,
  submissionOf,
  usuallyHanded,
  withHanded,
} from './draft.ts';

const paper = (id: string, required: boolean | { fact: string }) => ({
  id,
  name: id,
  originals: 1,
  copies: 0,
  required,
  show: false,
});

it('asks for what a dossier cannot be without', () => {
  expect(flawsOf(emptyDraft).map(({ id }) => id)).toEqual(['thu-tuc', 'co-quan', 'ho-ten']);
});

it.each([
  [{ phone: '0912 345 678', email: 'lan@thanhha.vn' }, []],
  [{ phone: 'nhà bên' }, ['dien-thoai']],
  [{ email: 'lan' }, ['thu-dien-tu']],
])('%j: %j', (change, ids) => {
  const draft = { ...emptyDraft, procedure: '1.001193', agency: 'thanh-ha', name: 'Lan' };
  expect(flawsOf({ ...draft, ...change }).map(({ id }) => id)).toEqual(ids);
});

it.each([
  ['', false],
  ['030123456789', false],
  ['012345678', false],
  ['C1234567', false],
  ['12345', true],
])('the number “%s” is doubted: %s', (idNumber, doubted) => {
  expect(doubtOfIdNumber({ idNumber }) !== undefined).toBe(doubted);
});

it('a paper is missing when the facts ask for it and it is not ticked', () => {
  const papers = [paper('to-khai', true), paper('bien-ban', { fact: 'bo-roi' }), paper('x', false)];
  expect(missingPapers(papers, { facts: {}, papers: { 'to-khai': true } })).toEqual([]);
  expect(
    missingPapers(papers, { facts: { 'bo-roi': true }, papers: {} }).map(({ id }) => id),
  ).toEqual(['to-khai', 'bien-ban']);
});

it('sends nothing for what was left empty', () => {
  const { applicant } = submissionOf({ ...emptyDraft, name: ' Nguyễn Thị Lan ', phone: ' ' });
  expect(applicant).toEqual({
    name: 'Nguyễn Thị Lan',
    phone: null,
    email: null,
    idNumber: null,
    address: null,
    representative: null,
  });
});

describe('the papers that lie on the counter', () => {
  const usual = { ...emptyDraft, papers: { 'to-khai': true, 'bien-ban': false } };
  const file = {
    id: '6f0c2a52-4f1e-4b59-9d4c-0c8d7e7e2a11',
    name: 'a.pdf',
    mediaType: 'application/pdf',
    size: 1,
    sha256: 'a',
    state: 'clean' as const,
  };

  it('are sent as what they are, with the files that were scanned', () => {
    const scanned = withHanded(usual, paper('to-khai', true), { file });
    expect(submissionOf(scanned).papers).toEqual([
      { paper: 'to-khai', copy: 'original', file: file.id },
    ]);
    const copied = withHanded(scanned, paper('to-khai', true), { copy: 'copy' });
    expect(submissionOf(copied).papers).toEqual([
      { paper: 'to-khai', copy: 'copy', file: file.id },
    ]);
  });

  it('were digitised where one that is there has its file, unless the clerk says otherwise', () => {
    expect(isDigitised(usual)).toBe(false);
    const scanned = withHanded(usual, paper('to-khai', true), { file });
    expect(isDigitised(scanned)).toBe(true);
    expect(isDigitised({ ...scanned, digitised: false })).toBe(false);
    expect(isDigitised({ ...usual, digitised: true })).toBe(true);
    expect(isDigitised(withHanded(usual, paper('bien-ban', true), { file }))).toBe(false);
  });

  it.each([
    ['direct', 1, 0, 'original'],
    ['direct', 0, 1, 'copy'],
    ['postal', 0, 0, 'original'],
    ['online', 1, 0, 'electronic'],
  ] as const)('%s, %d originals and %d copies: %s', (channel, originals, copies, copy) => {
    const asked = { ...paper('x', true), originals, copies };
    expect(usuallyHanded(asked, channel)).toEqual({ copy, file: null });
  });
});
