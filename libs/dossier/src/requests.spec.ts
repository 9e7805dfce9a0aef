import { instant, modelOf, Walk } from '../testing/walk.ts';

const model = modelOf('chung-thuc/chung-thuc-ban-sao-tu-ban-chinh');
const desk = { source: 'desk' };

describe.each([
  ['request-supplement', 'supplement', {}],
  ['request-payment', 'payment', { amount: 10_000 }],
  ['request-opinion', 'opinion', { agency: 'so-tu-phap' }],
] as const)('the answer to %s', (ask, answer, body) => {
  const asked = () =>
    new Walk(model)
      .accepted('2025-03-03T08:00')
      .at('2025-03-03T10:00', ask, { ...body, ...(answer === 'opinion' && { holds: true }) });

  it('is refused at a desk with an instant before the question', () => {
    expect(asked().refused('2025-03-03T09:59', answer, { ...body, ...desk })).toMatchObject({
      code: 'order',
      message: 'Việc này không thể xảy ra trước khi được yêu cầu, lúc 10:00 ngày 03/03/2025.',
    });
  });

  it('is taken at the instant of the question, and later', () => {
    for (const time of ['2025-03-03T10:00', '2025-03-03T11:00']) {
      const { fold } = asked().at(time, answer, { ...body, ...desk });
      expect(fold.positions.at(-1)?.paused).toBe(false);
      expect(fold.opinions.every(({ closedAt }) => closedAt === instant(time))).toBe(true);
    }
  });

  it('is taken from a log as it was written down there', () => {
    expect(asked().at('2025-03-03T09:59', answer, body).last.row.fact.type).toBe(answer);
  });
});

it('tells that papers were asked for more often than the procedure has it, and takes it', () => {
  const said = { ...desk, reason: 'Thiếu giấy tờ' };
  const once = new Walk(model)
    .accepted('2025-03-03T08:00')
    .at('2025-03-03T09:00', 'request-supplement', said)
    .at('2025-03-03T10:00', 'supplement', desk);
  expect(once.fold.findings).toEqual([]);
  const { fold } = once.at('2025-03-03T11:00', 'request-supplement', said);
  expect(fold.holds.at(-1)).toMatchObject({ reason: 'supplement', until: null });
  expect(fold.findings).toEqual([
    {
      seq: 5,
      code: 'supplements-over',
      text: 'Yêu cầu bổ sung lần thứ 2; thủ tục này định nhiều nhất 1 lần.',
    },
  ]);
});
