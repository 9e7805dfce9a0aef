import type { Directory } from '#lib/directory';
import type { IssuingAgency } from '#lib/documents';

/** What an agency is called; an id the tree does not know names itself. */
export const agencyName = (directory: Directory, id: string): string =>
  directory.agencies.findLast((agency) => agency.id === id)?.name ?? id;

/** A people's committee stands at the head of its page alone (NĐ 30/2020/NĐ-CP, Phụ lục I, mục II). */
const committee = /^(Ủy ban nhân dân|Uỷ ban nhân dân|UBND) /;

/** An agency as the head of a form dated on a day names it. */
export const issuingAgency = (directory: Directory, id: string, day: string): IssuingAgency => {
  const row = directory.on(day).find((agency) => agency.id === id);
  if (!row) return { name: agencyName(directory, id), superior: null, place: null, hotline: null };
  const superior = committee.test(row.name) ? null : directory.parentOf(id, day);
  return {
    name: row.name,
    superior: superior?.name ?? null,
    place: row.place ?? null,
    hotline: row.hotline ?? null,
  };
};
