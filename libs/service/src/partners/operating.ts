import type { Directory } from '#lib/directory';
import type { PartnerLines, Skip } from '#lib/persistence';

import { PartnerRefused } from './errors.ts';
import { TEST_TYPE } from './handlers.ts';
import type { Partners } from './partners.ts';

/** @throws AgencyUnknown if a partner is to speak for an agency there never was */
export const checkAgencies = (
  directory: Directory,
  agencies: Readonly<Record<string, string>>,
): void => {
  for (const id of Object.keys(agencies)) directory.agency(id);
};

/**
 * Removes a partner. Its agencies work here from then on.
 *
 * @param leaving - also while messages wait, which then go no further
 * @throws PartnerRefused 'partner-unknown' | 'partner-lines-open'
 */
export const removePartner = async (
  partners: Partners,
  lines: PartnerLines,
  id: string,
  { leaving }: { leaving: boolean },
): Promise<void> => {
  await partners.partner(id);
  const { waiting, gap, dead } = (await lines.counts()).find(({ partner }) => partner === id) ?? {
    waiting: 0,
    gap: 0,
    dead: 0,
  };
  if (!leaving && waiting + gap + dead > 0)
    throw new PartnerRefused(
      'partner-lines-open',
      `Đối tác “${id}” còn ${waiting + gap + dead} hồ sơ có tin chưa qua (chờ ${waiting}, thiếu ${gap}, thôi thử ${dead}).`,
    );
  await partners.remove(id);
};

/**
 * Writes a message that asks nothing, to see whether it arrives.
 *
 * @returns its id
 */
export const sendTest = async (
  partners: Partners,
  lines: PartnerLines,
  id: string,
): Promise<string> => {
  await partners.partner(id);
  const test = await lines.putAlone({ partner: id, dossier: '', type: TEST_TYPE, body: {} });
  return test.id;
};

/**
 * Tries anew what was given up; or, from a number on, sends again also what was acknowledged.
 *
 * @returns how many dossiers, or messages
 */
export const replayLines = async (
  partners: Partners,
  lines: PartnerLines,
  id: string,
  { dossier, from }: { dossier?: string | undefined; from?: number | undefined },
): Promise<number> => {
  await partners.partner(id);
  if (from === undefined || dossier === undefined) return lines.replay(id, dossier ?? null);
  const replayed = await lines.resend(id, dossier, from);
  if (replayed === 'thinned')
    throw new PartnerRefused(
      'partner-message-thinned',
      `Nội dung tin gửi “${id}” về hồ sơ “${dossier}” từ số ${from} đã xóa theo thời hạn lưu, không gửi lại được; ` +
        'hãy đối soát hồ sơ với đối tác.',
    );
  if (replayed === 0)
    throw new PartnerRefused(
      'partner-message-unknown',
      `Không có tin số ${from} gửi “${id}” về hồ sơ “${dossier}”.`,
    );
  return replayed;
};

/**
 * Lets a dossier's messages go on without the one that was given up.
 *
 * @throws PartnerRefused 'partner-message-not-dead'
 */
export const skipMessage = async (
  partners: Partners,
  lines: PartnerLines,
  skip: Skip,
): Promise<void> => {
  const { partner, dossier, n } = skip;
  await partners.partner(partner);
  if (await lines.skip(skip)) return;
  throw new PartnerRefused(
    'partner-message-not-dead',
    `Hồ sơ “${dossier}” không đứng lại ở tin số ${n} đã thôi thử; hãy xem lại danh sách tin vướng.`,
  );
};
