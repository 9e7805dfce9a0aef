import type { Schemas } from '../api.ts';
import type { Way } from '../afterlife/words.ts';
import type { UploadedFile } from '../files/send-file.ts';
import type { CopyKind } from '../files/words.ts';
import type { Facts } from '../parts/fact-inputs.tsx';
import type { Flaw } from '../parts/flaws.tsx';
import { holds, type Paper } from '../procedures/definition.ts';
import type { FactValue } from '../procedures/definition.ts';

type Channel = Schemas['Dossier']['channel'];

/** A paper that was handed over. */
export interface Handed {
  copy: CopyKind;
  file: UploadedFile | null;
}

/** What a paper is in most cases, by what the procedure asks for and how it was sent; that a copy is certified the clerk sees. */
export const usuallyHanded = ({ originals, copies }: Paper, channel: Channel): Handed => {
  if (channel === 'online') return { copy: 'electronic', file: null };
  return { copy: originals > 0 || copies === 0 ? 'original' : 'copy', file: null };
};

/** What the counter has entered so far. */
export interface IntakeDraft {
  procedure: string;
  /** The agency whose desk this is. */
  agency: string;
  /** The agency that is to decide, where that is another. */
  owner: string;
  channel: Channel;
  /** How the result is to reach the citizen. */
  way: Way;
  facts: Facts;
  /** Papers that lie on the counter, by id. */
  papers: Readonly<Record<string, boolean>>;
  /** Of which kind they are, and their files where they were scanned or sent, by id. */
  handed: Readonly<Record<string, Handed>>;
  name: string;
  idNumber: string;
  phone: string;
  email: string;
  address: string;
  representative: string;
  /** null: as the files say. */
  digitised: boolean | null;
}

export const emptyDraft: IntakeDraft = {
  procedure: '',
  agency: '',
  owner: '',
  channel: 'direct',
  way: 'counter',
  facts: {},
  papers: {},
  handed: {},
  name: '',
  idNumber: '',
  phone: '',
  email: '',
  address: '',
  representative: '',
  digitised: null,
};

/** The draft with something changed of a paper that was handed over. */
export const withHanded = (
  draft: IntakeDraft,
  paper: Paper,
  change: Partial<Handed>,
): IntakeDraft => {
  const before = draft.handed[paper.id] ?? usuallyHanded(paper, draft.channel);
  return { ...draft, handed: { ...draft.handed, [paper.id]: { ...before, ...change } } };
};

/** Whether a paper must be there, by the facts entered. */
export const isRequired = (
  { required }: Paper,
  facts: Readonly<Record<string, FactValue>>,
): boolean => (typeof required === 'boolean' ? required : holds(required, facts));

/** The papers that must be there and are not ticked. */
export const missingPapers = (
  papers: readonly Paper[],
  { facts, papers: ticked }: Pick<IntakeDraft, 'facts' | 'papers'>,
): Paper[] => papers.filter((paper) => isRequired(paper, facts) && ticked[paper.id] !== true);

/** What keeps the draft from being sent. Missing papers do not: the officer decides at the counter. */
export const flawsOf = (draft: IntakeDraft): Flaw[] => {
  const flaws: [boolean, string, string][] = [
    [draft.procedure === '', 'thu-tuc', 'Chọn thủ tục.'],
    [draft.agency === '', 'co-quan', 'Chọn cơ quan tiếp nhận.'],
    [draft.name.trim() === '', 'ho-ten', 'Ghi họ tên người nộp.'],
    [
      draft.email.trim() !== '' && !/^\S+@\S+\.\S+$/.test(draft.email.trim()),
      'thu-dien-tu',
      'Thư điện tử chưa đúng dạng, ví dụ ten@tenmien.vn.',
    ],
    [
      draft.way === 'post' && draft.address.trim() === '',
      'dia-chi',
      'Trả qua bưu chính thì phải có địa chỉ nhận.',
    ],
    [
      draft.phone.trim() !== '' && !/^\+?[\d\s.]{8,15}$/.test(draft.phone.trim()),
      'dien-thoai',
      'Số điện thoại chỉ gồm chữ số, 8 đến 15 số.',
    ],
  ];
  return flaws.filter(([is]) => is).map(([, id, text]) => ({ id, text }));
};

/** Whether the papers were digitised: as the clerk says, else where any has its file. */
export const isDigitised = ({ digitised, papers, handed }: IntakeDraft): boolean =>
  digitised ?? Object.entries(handed).some(([paper, { file }]) => papers[paper] === true && file);

/** What looks like a slip and may be right all the same: a passport has letters and any length. */
export const doubtOfIdNumber = ({
  idNumber,
}: Pick<IntakeDraft, 'idNumber'>): string | undefined => {
  const digits = idNumber.trim();
  return /^\d+$/.test(digits) && digits.length !== 12 && digits.length !== 9
    ? `Đang có ${digits.length} chữ số; số định danh có 12, chứng minh nhân dân cũ có 9.`
    : undefined;
};

/** What is sent to open the dossier. */
export const submissionOf = (draft: IntakeDraft): Schemas['SubmitBody'] => {
  const given = (text: string) => (text.trim() === '' ? null : text.trim());
  return {
    procedure: draft.procedure,
    agency: draft.owner || draft.agency,
    ...(draft.owner !== '' && draft.owner !== draft.agency && { receivedBy: draft.agency }),
    channel: draft.channel,
    ...(draft.way !== 'counter' && { way: draft.way }),
    facts: { ...draft.facts },
    papers: Object.entries(draft.papers).flatMap(([paper, there]) => {
      const { copy, file } = draft.handed[paper] ?? { copy: 'original' as const, file: null };
      return there ? [{ paper, copy, ...(file && { file: file.id }) }] : [];
    }),
    applicant: {
      name: draft.name.trim(),
      phone: given(draft.phone),
      email: given(draft.email),
      idNumber: given(draft.idNumber),
      address: given(draft.address),
      representative: given(draft.representative),
    },
  };
};

/** What to look for somebody's other dossiers by: the phone if it is whole, else a name of two words or more. */
export const soughtBy = ({
  name,
  phone,
}: Pick<IntakeDraft, 'name' | 'phone'>): { text: string; by: 'phone' | 'name' } | null => {
  const digits = phone.replace(/\D/g, '');
  if (digits.length >= 9) return { text: digits, by: 'phone' };
  const words = name.trim().replace(/\s+/g, ' ');
  return words.includes(' ') && words.length > 5 ? { text: words, by: 'name' } : null;
};
