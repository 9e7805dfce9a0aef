/** The report on petitions (phản ánh, kiến nghị) as data: what JSON, xlsx and docx of form II.05 are printed from. */
import type { Identity, Report } from '../report.ts';

/** One row of Biểu II.05: whole numbers of petitions, each petition once, counted at its owner. */
export interface PetitionCounts {
  /** Tổng số tiếp nhận: carried over + in period; also handled + in hand. */
  received: number;
  /** Từ kỳ trước chuyển qua: accepted before the period and not closed before it, or taken over from another owner. */
  carriedOver: number;
  /** Tiếp nhận trong kỳ. */
  inPeriod: number;
  /** Đã xử lý: closed in the period, however: answered, found groundless, withdrawn or stopped. */
  handled: number;
  /** Đang xử lý at the end of the period, or at `asOf` when it is not over. */
  inHand: number;
  /** Đã công khai: of handled, those whose answer is recorded as published by the cut. */
  published: number;
}

/** What petitions may be about, as the form has its rows. */
export interface PetitionKinds {
  /** In the order of the form: the value a dossier records, and the name that is printed. */
  kinds: readonly { value: string; name: string }[];
  /** The value a petition counts under of which nobody has said what it is about. */
  otherwise: string;
}

export interface KindRow extends PetitionCounts {
  kind: string;
  name: string;
}

export interface PetitionUnitRow extends PetitionCounts {
  /** Agency id. */
  agency: string;
  name: string;
}

export interface PetitionReport extends Pick<
  Report,
  'form' | 'period' | 'agency' | 'agencyName' | 'asOf' | 'asKnownAt' | 'evidence'
> {
  total: PetitionCounts;
  /** Every kind of the form, counted or not, in its order. */
  kinds: KindRow[];
  /** Of received: nobody has said what they are about, so they count under the form's own choice. */
  unsaid: number;
  /** Present when `agency` has units below it that own petitions; in Vietnamese alphabetical order. */
  units?: PetitionUnitRow[];
  identities: Identity[];
}
