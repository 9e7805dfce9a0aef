import { type HistoryRow, logLineOf } from '#lib/dossier';
import type { StoredDossier } from '#lib/persistence';

import type { ActMessage } from './messages.ts';
import type { Beside } from './words-to-guest.ts';

/** What a guest did after `told` of a dossier owned elsewhere, to be done again at home, in order. */
export const actsToHome = (stored: StoredDossier, told: number, beside: Beside): ActMessage[] =>
  stored.rows
    .slice(told)
    .filter(({ fact }) => fact.type !== 'host')
    .map((row) => actOf(row, stored.rows, beside));

const actOf = (
  row: HistoryRow,
  rows: readonly HistoryRow[],
  { reasons, files }: Beside,
): ActMessage => {
  const reason = reasons.get(row.seq);
  const keyOf = (seq: number): string => rows[seq - 1]?.key ?? '';
  const {
    seq: _seq,
    recordedAt: _recordedAt,
    hash: _hash,
    ...line
  } = logLineOf(row, reason === undefined ? undefined : { salt: '', text: { reason } }, keyOf);
  const { salt: _salt, inPlaceOf: _inPlaceOf, ...told } = line;
  const papers = row.fact.papers?.map((paper, place) => {
    const file = files.find(
      ({ attached }) => attached?.seq === row.seq && attached.place === place,
    );
    return { ...paper, ...(file && { fileName: file.name }) };
  });
  return {
    line: { ...told, ...offerAtHome(row, rows) } as ActMessage['line'],
    ...(papers && { papers }),
  };
};

/** The offer an answer names: our row tells of home's, which is the one home knows. */
const offerAtHome = ({ fact }: HistoryRow, rows: readonly HistoryRow[]) => {
  if (!('offer' in fact)) return {};
  const offer = fact.offer as { seq: number } | undefined;
  const made = offer && rows[offer.seq - 1]?.fact;
  return made?.type === 'host' ? { offer: { seq: made.act.seq, hash: made.act.hash } } : {};
};
