/** From what a report's figures come, in words: so that anyone can compute them again. */
import type { Report } from '#lib/reporting';
import { writeCount, writeInstant } from './vietnamese.ts';

/** [name, value] in the order of printing; the sha256 comes last and whole. */
export function evidenceOf({
  asOf,
  asKnownAt,
  evidence,
}: Pick<Report, 'asOf' | 'asKnownAt' | 'evidence'>): [name: string, value: string][] {
  const { sha256, dossiers, events } = evidence;
  return [
    ['Số liệu tính đến', writeInstant(asOf)],
    ['Theo những gì đã ghi nhận đến', writeInstant(asKnownAt)],
    ['Số hồ sơ trong căn cứ', writeCount(dossiers)],
    ['Số sự kiện trong căn cứ', writeCount(events)],
    ['Mã kiểm chứng (SHA-256)', sha256],
  ];
}
