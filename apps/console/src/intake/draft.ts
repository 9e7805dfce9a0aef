import type { Schemas } from '../api.ts';
import type { Facts } from '../parts/fact-inputs.tsx';
import type { Flaw } from '../parts/flaws.tsx';
import { holds, type Paper } from '../procedures/definition.ts';
import type { FactValue } from '../procedures/definition.ts';

type Channel = Schemas['Dossier']['channel'];

/** What the counter has entered so far. */
export interface IntakeDraft {
  procedure: string;
  agency: string;
  channel: Channel;
  facts: Facts;
  /** Papers that lie on the counter, by id. */
  papers: Readonly<Record<string, boolean>>;
  name: string;
  idNumber: string;
  phone: string;
  email: string;
  address: string;
  representative: string;
  digitised: boolean;
}

export const emptyDraft: IntakeDraft = {
  procedure: '',
  agency: '',
  channel: 'direct',
  facts: {},
  papers: {},
  name: '',
  idNumber: '',
  phone: '',
  email: '',
  address: '',
  representative: '',
  digitised: true,
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
      draft.phone.trim() !== '' && !/^\+?[\d\s.]{8,15}$/.test(draft.phone.trim()),
      'dien-thoai',
      'Số điện thoại chỉ gồm chữ số, 8 đến 15 số.',
    ],
  ];
  return flaws.filter(([is]) => is).map(([, id, text]) => ({ id, text }));
};

/** What is sent to open the dossier. */
export const submissionOf = (draft: IntakeDraft): Schemas['SubmitBody'] => {
  const given = (text: string) => (text.trim() === '' ? null : text.trim());
  return {
    procedure: draft.procedure,
    agency: draft.agency,
    channel: draft.channel,
    facts: { ...draft.facts },
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
