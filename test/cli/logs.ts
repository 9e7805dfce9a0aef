/** Dossier logs for tests: outer events only, so that they fit every procedure. */

const line = (dossier: string, event: string, at: string, rest: object = {}): string =>
  JSON.stringify({ dossier, event, at: `2023-${at}:00+07:00`, by: 'mot-cua-1', ...rest });

const two = (value: number): string => String(value).padStart(2, '0');

/** Submitted, accepted, perhaps held for a supplement, finished and returned; at working hours of May 2023. */
const dossierLines = (index: number): string[] => {
  const dossier = `000.22.24.H23-2305${two(8 + (index % 5))}-${String(index).padStart(4, '0')}`;
  const day = `05-${two(8 + (index % 5))}`;
  const later = `05-${two(15 + (index % 5))}`;
  return [
    line(dossier, 'submit', `${day}T08:${two(index % 60)}`, {
      procedure: index % 3 === 0 ? '1.001193' : '2.000884',
      agency: 'thanh-ha',
      channel: index % 4 === 0 ? 'direct' : 'online',
    }),
    line(dossier, 'accept', `${day}T09:${two(index % 60)}`, { digitised: true }),
    ...(index % 7 === 0
      ? [
          line(dossier, 'request-supplement', `${day}T10:00`, { reason: 'Thiếu giấy chứng sinh' }),
          line(dossier, 'supplement', `${later}T08:00`, { reason: 'Đã bổ sung' }),
        ]
      : []),
    line(dossier, 'finish', `${later}T15:${two(index % 60)}`, {
      outcome: index % 11 === 0 ? 'rejected' : 'granted',
      digitised: true,
      reason: 'Ký trả kết quả',
    }),
    line(dossier, 'return', `${later}T16:${two(index % 60)}`),
  ];
};

/** The events of a number of dossiers, dossier after dossier, without a header. */
export const logLines = (dossiers: number): string[] =>
  Array.from({ length: dossiers }, (_, index) => dossierLines(index + 1)).flat();
