import { emptyDraft, flawsOf, missingPapers, submissionOf } from './draft.ts';

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
