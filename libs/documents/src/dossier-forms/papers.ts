/** What the printed forms (biểu mẫu) of a dossier say: facts only, how they are worded is for the tags. */
import type { ExplanationLine, Standing } from '#lib/deadline';
import type { SeenApplicant } from '#lib/directory';
import type { ClosedAs, Instant } from '#lib/dossier';

/** When the result is promised for. */
export interface Due {
  at: Instant;
  /** It leans on days whose calendar is not out yet. */
  provisional: boolean;
}

/** The agency whose name stands at the head of a form. */
export interface IssuingAgency {
  name: string;
  /** The agency above, where the head names it; UBND of any level do not. */
  superior: string | null;
  /** Địa danh, e.g. "TT. Thanh Hà". */
  place: string | null;
  /** The number an applicant may call. */
  hotline: string | null;
}

/** One paper of the dossier (thành phần hồ sơ), with how many sheets of each kind. */
export interface PaperCount {
  name: string;
  /** Null: nobody has written down how many. */
  originals: number | null;
  copies: number | null;
  /** Shown at the counter and given back (xuất trình). */
  shown: boolean;
}

/** One hand-over (giao – nhận) of the control slip. */
export interface HandOver {
  giver: string;
  /** The person who handed it on. */
  givenBy: string | null;
  receiver: string | null;
  /** When it left the giver and came to the receiver; null: not recorded. */
  givenAt: Instant | null;
  receivedAt: Instant | null;
  /** How the giver's own work stood to its allowance when it was handed on. */
  result: Standing | null;
  note: string | null;
}

/** The papers of one dossier, as one form dated `day` needs them. What is not known is null. */
export interface DossierPapers {
  /** Day of the form, YYYY-MM-DD. */
  day: string;
  agency: IssuingAgency;
  /** Mã hồ sơ. */
  code: string;
  /** Address of the page where an applicant looks a dossier up; the QR code then leads there, else says the code. */
  lookUp: string | null;
  procedure: { code: string; name: string; field: string };
  /** As the reader of the form may see them. */
  applicant: Omit<SeenApplicant, 'masked'> | null;
  papers: readonly PaperCount[];
  /** Statutory term in words. */
  term: string | null;
  acceptedAt: Instant | null;
  /** Of the receipt: as promised then. Of later forms: as it is after what they tell. */
  due: Due | null;
  /** The due before an extension. */
  dueBefore: Due | null;
  /** Why the due is what it is. */
  explanation: readonly ExplanationLine[];
  /** What was asked for, or why, in the officer's own words. */
  reason: string | null;
  /** Who received the dossier or wrote the form. */
  officer: string | null;
  /** Agency in charge (chủ trì), and those taking part (phối hợp). */
  owner: string;
  partners: readonly string[];
  handOvers: readonly HandOver[];
  /** Of a receipt printed again because the first was lost: when that was said; null: it was not. */
  receiptLostAt: Instant | null;
}

/** One line of the register. */
export interface RegisteredDossier {
  code: string;
  procedure: string;
  applicant: Pick<SeenApplicant, 'name' | 'phone' | 'address'> | null;
  owner: string;
  acceptedAt: Instant;
  due: Due | null;
  returnedAt: Instant | null;
  closedAs: ClosedAs | null;
}

/** The register (sổ theo dõi hồ sơ) of an agency for the days `from` to `to`, both inclusive. */
export interface RegisterPapers {
  day: string;
  agency: IssuingAgency;
  from: string;
  to: string;
  dossiers: readonly RegisteredDossier[];
}
