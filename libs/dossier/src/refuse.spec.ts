import { instant, modelOf, Walk } from '../testing/walk.ts';

const model = modelOf('chung-thuc/chung-thuc-ban-sao-tu-ban-chinh');
const desk = { source: 'desk' };
const submitted = () =>
  new Walk(model).at('2025-03-03T08:00', 'submit', {
    procedure: model.procedure.code,
    agency: 'xa',
    channel: 'direct',
  });

describe('what is recorded at a desk of an instant before the dossier was handed in', () => {
  it.each([
    ['accept', '2025-03-03T07:59'],
    ['withdraw', '2025-03-02T08:00'],
  ] as const)('%s is refused', (type, time) => {
    expect(submitted().refused(time, type, desk)).toMatchObject({
      code: 'order',
      message: 'Việc này không thể xảy ra trước khi hồ sơ được nộp, lúc 08:00 ngày 03/03/2025.',
    });
  });

  it('is taken where the citizen has the result already, whatever was written down', () => {
    const returnedAt = instant('2025-03-03T07:00');
    const said = { ...desk, reason: 'Đã trao', outcome: 'granted', returnedAt };
    const accepted = submitted().at('2025-03-03T08:05', 'accept', desk);
    const { fold } = accepted.at('2025-03-03T07:00', 'record-returned', said);
    expect(fold.positions.at(-1)?.returnedAt).toBe(returnedAt);
  });

  it('is taken of that very instant, and from a log as another office wrote it down', () => {
    const acceptedAt = (walk: Walk) => walk.fold.positions.at(-1)?.acceptedAt;
    const now = '2025-03-03T08:00';
    expect(acceptedAt(submitted().at(now, 'accept', desk))).toBe(instant(now));
    const before = '2025-03-03T07:59';
    expect(acceptedAt(submitted().at(before, 'accept'))).toBe(instant(before));
  });
});
