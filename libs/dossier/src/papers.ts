import type { Procedure } from '#lib/procedure';

import { DossierRefusal } from './refusals.ts';

/**
 * What a paper is as it was handed over: original (bản chính), certified-copy (bản sao chứng thực), copy (bản
 * chụp), electronic (bản điện tử), reused (dùng lại bản đã số hóa, nothing handed over again).
 */
export const copyKinds = ['original', 'certified-copy', 'copy', 'electronic', 'reused'] as const;
export type CopyKind = (typeof copyKinds)[number];

/** What a paper is there for. */
export const paperPurposes = ['intake', 'supplement', 'result', 'other'] as const;
export type PaperPurpose = (typeof paperPurposes)[number];

/**
 * A paper that came with an act, as the fact says it. It proves the content of a file by its sha256 alone: the
 * file's name and kind may say who somebody is, and stand outside the hashed bytes like all free text.
 *
 * Where `signed`, the actor of the act signs the document of this hash: hash and signer stand in one row of the
 * chain.
 */
export interface HandedPaper {
  /** Which of the procedure's papers; absent: one it does not list. */
  paper?: string;
  copy: CopyKind;
  purpose: PaperPurpose;
  /** Lower-case hex over the file's bytes; absent: ticked off, with no file. */
  sha256?: string;
  signed?: true;
  /** sha256 of the certificate it was digitally signed with, lower-case hex; absent: that was not checked. */
  certificate?: string;
}

/** As a command gives it; what the act is says what the paper is for, unless said. */
export interface GivenPaper extends Omit<HandedPaper, 'purpose'> {
  purpose?: PaperPurpose | undefined;
}

/** The acts papers may come with, and what they are for there. */
const usualPurposes = {
  submit: 'intake',
  host: 'other',
  supplement: 'supplement',
  step: 'other',
  finish: 'result',
  reissue: 'result',
  'record-returned': 'result',
} as const satisfies Record<string, PaperPurpose>;

/**
 * The papers a command hands over, as its fact says them.
 *
 * @throws DossierRefusal paper-unknown for one the procedure does not list; bad-input where an act takes no
 *   papers, or something is signed that is no result or has no file
 */
export const papersOf = (
  { papers: listed }: Procedure,
  { type, papers = [] }: { type: string; papers?: readonly GivenPaper[] },
): HandedPaper[] => {
  if (papers.length === 0) return [];
  if (!(type in usualPurposes)) {
    throw new DossierRefusal('bad-input', 'Việc này không kèm giấy tờ.', { field: 'papers' });
  }
  const usual = usualPurposes[type as keyof typeof usualPurposes];
  return papers.map(({ paper, copy, purpose = usual, sha256, signed, certificate }) => {
    if (paper !== undefined && !listed.some(({ id }) => id === paper)) {
      throw new DossierRefusal('paper-unknown', `Thủ tục không có giấy tờ "${paper}".`, { paper });
    }
    if (signed && (purpose !== 'result' || sha256 === undefined)) {
      throw new DossierRefusal('bad-input', 'Chỉ ký được kết quả có tệp kèm theo.', {
        field: 'papers',
      });
    }
    return {
      ...(paper !== undefined && { paper }),
      copy,
      purpose,
      ...(sha256 !== undefined && { sha256 }),
      ...(signed && { signed }),
      ...(certificate !== undefined && { certificate }),
    };
  });
};
