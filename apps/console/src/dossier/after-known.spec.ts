import { afterKnown } from './after-known.ts';

const acceptedAt = '2026-11-27T09:30:40.125+07:00';
const dossier = {
  submittedAt: '2026-11-27T09:29:10+07:00',
  position: { from: acceptedAt, acceptedAt, closedAt: null },
  tasks: [{ openedAt: '2026-11-27T09:31:05+07:00' }],
  segments: [],
} as unknown as Parameters<typeof afterKnown>[0];

it.each([
  ['of the minute of its acceptance', '2026-11-27T09:30:00+07:00', acceptedAt],
  ['of a minute nothing is known of', '2026-11-27T09:35:00+07:00', '2026-11-27T09:35:00+07:00'],
  ['of a minute before', '2026-11-27T09:20:00+07:00', '2026-11-27T09:20:00+07:00'],
])('a moment %s', (_, returnedAt, sent) => {
  expect(afterKnown(dossier, { reason: 'Đã trao', returnedAt })).toEqual({
    reason: 'Đã trao',
    returnedAt: sent,
  });
});

it('a step done late comes after its task was opened', () => {
  expect(afterKnown(dossier, { at: '2026-11-27T09:31:00+07:00' })).toEqual({
    at: '2026-11-27T09:31:05+07:00',
  });
});
