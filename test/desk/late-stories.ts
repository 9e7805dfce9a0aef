/** Late dossiers: a land certificate of the quarter's own log, told again with delays. */
import { readFileSync } from 'node:fs';

type Line = Record<string, unknown> & { id: string; at: string };

const model = readFileSync('processes/demo/2023-q2-thanh-ha.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((text) => JSON.parse(text) as Line)
  .filter(({ dossier }) => dossier === '000.22.24.H23-230209-0004');

const DAY = 86_400_000;
const later = (at: string, days: number): string =>
  new Date(Date.parse(at) + days * DAY + 7 * 3_600_000).toISOString().replace('.000Z', '+07:00');

/** The story under another code, from one entry on so many days later, and without what follows another. */
const delayed = (dossier: string, from: string, days: number, last?: string): Line[] => {
  const [first, end] = [from, last].map((id) => model.findIndex((line) => line.id === id));
  return model.slice(0, end === -1 ? undefined : end! + 1).map((line, place) => ({
    ...line,
    dossier,
    at: place < first! ? line.at : later(line.at, days),
  }));
};

const beforeReturn = (lines: Line[], ...between: object[]): Line[] => {
  const at = lines.findIndex(({ id }) => id === 'e17');
  return [...lines.slice(0, at), ...between, ...lines.slice(at)] as Line[];
};

/**
 * One as it was, in time. HS-PHONG: the district's office kept it past its due. HS-GIAO: nobody took it over for weeks, and it is in hand.
 * HS-BO-SUNG: already late when the applicant was asked for a supplement.
 */
export const lateStories: readonly string[] = [
  ...model,
  ...delayed('HS-PHONG', 'e17', 35),
  ...delayed('HS-GIAO', 'e18', 56, 'e18'),
  ...beforeReturn(
    delayed('HS-BO-SUNG', 'e17', 35),
    {
      dossier: 'HS-BO-SUNG',
      event: 'request-supplement',
      at: '2023-04-17T09:00:00+07:00',
      reason: 'thiếu sơ đồ',
      id: 'b1',
    },
    { dossier: 'HS-BO-SUNG', event: 'supplement', at: '2023-04-24T09:00:00+07:00', id: 'b2' },
  ),
].map((line) => JSON.stringify(line));

/** Learned after the quarter was reported: HS-GIAO had its result on the first of June. */
export const learnedLater: readonly string[] = [
  JSON.stringify({
    dossier: 'HS-GIAO',
    event: 'record-returned',
    at: '2023-06-02T09:00:00+07:00',
    recordedAt: '2023-07-03T09:00:00+07:00',
    returnedAt: '2023-06-02T09:00:00+07:00',
    finishedAt: '2023-06-01T09:00:00+07:00',
    outcome: 'granted',
    reason: 'Ghi bù theo sổ của huyện',
    id: 'b3',
  }),
];
