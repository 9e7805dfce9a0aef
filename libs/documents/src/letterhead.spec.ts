import { evenLines } from './letterhead.ts';

const subject =
  'Công tác Kiểm soát thủ tục hành chính, triển khai cơ chế một cửa, một cửa liên thông và thực hiện TTHC trên môi trường điện tử quý II năm 2023';

test('a subject is broken into the fewest lines, about equally long, no word lost', () => {
  const lines = evenLines(subject, 8200);
  expect(lines).toHaveLength(3);
  expect(lines.join(' ')).toBe(subject);
});

test('a short subject stays on one line', () => {
  expect(evenLines('Công tác quý II', 8200)).toEqual(['Công tác quý II']);
});
