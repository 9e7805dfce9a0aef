import type { DossierView } from '#lib/desk';

/** Where a dossier is now, in plain words. */
export interface Headline {
  title: string;
  text: string;
  /** `needed`: the applicant has to do something; `ended`: the way ended before a result. */
  tone: 'working' | 'needed' | 'done' | 'ended';
}

/**
 * @param desk - name of the agency whose counter took the dossier
 */
export const headlineOf = (
  { view, position, now }: Pick<DossierView, 'view' | 'position' | 'now'>,
  desk: string,
): Headline => {
  const open = new Set([...view.holds, ...view.requests].map(({ reason }) => reason));
  switch (view.phase) {
    case 'submitted':
    case 'in-hand':
      if (open.has('supplement'))
        return {
          title: 'Cần ông/bà bổ sung giấy tờ',
          text: 'Hồ sơ còn thiếu hoặc chưa đúng. Xin xem phần “Việc ông/bà cần làm” bên dưới.',
          tone: 'needed',
        };
      if (open.has('payment'))
        return {
          title: 'Cần ông/bà nộp tiền',
          text: 'Hồ sơ được giải quyết tiếp sau khi ông/bà nộp tiền. Xin xem phần “Việc ông/bà cần làm” bên dưới.',
          tone: 'needed',
        };
      if (view.phase === 'submitted')
        return {
          title: 'Đang chờ tiếp nhận',
          text: `Hồ sơ đã đến ${desk}. Bộ phận một cửa đang xem giấy tờ. Ông/bà chưa cần làm gì.`,
          tone: 'working',
        };
      if (open.has('opinion'))
        return {
          title: 'Đang chờ ý kiến cơ quan khác',
          text: 'Cơ quan giải quyết đã hỏi ý kiến một cơ quan khác và đang chờ trả lời. Ông/bà chưa cần làm gì.',
          tone: 'working',
        };
      return {
        title: 'Đang giải quyết',
        text:
          position.overdueFrom !== null && position.overdueFrom <= now
            ? 'Cơ quan đang làm hồ sơ của ông/bà nhưng đã quá ngày hẹn trả; mong ông/bà thông cảm. Ông/bà chưa cần làm gì.'
            : 'Cơ quan đang làm hồ sơ của ông/bà. Ông/bà chưa cần làm gì.',
        tone: 'working',
      };
    case 'finished':
      return {
        title: 'Đã có kết quả',
        text: `Kết quả đang ở Bộ phận một cửa, ${desk}. Khi đến nhận, xin mang theo giấy hẹn và giấy tờ tùy thân.`,
        tone: 'done',
      };
    case 'returned':
      return position.closedAs === 'withdrawn' || position.closedAs === 'stopped'
        ? { title: 'Đã trả hồ sơ', text: 'Giấy tờ đã được trả lại cho ông/bà.', tone: 'ended' }
        : {
            title: 'Đã trả kết quả',
            text: 'Kết quả đã được trao cho người nhận. Ông/bà không phải làm gì thêm.',
            tone: 'done',
          };
    case 'refused':
      return {
        title: 'Hồ sơ không được tiếp nhận',
        text: 'Cơ quan không tiếp nhận hồ sơ này. Ông/bà có thể hỏi Bộ phận một cửa và nộp lại khi đủ điều kiện.',
        tone: 'ended',
      };
    case 'withdrawn':
      return {
        title: 'Hồ sơ đã được rút',
        text: 'Hồ sơ dừng lại theo yêu cầu của người nộp.',
        tone: 'ended',
      };
    case 'stopped':
      return {
        title: 'Đã dừng giải quyết',
        text: 'Cơ quan không giải quyết tiếp hồ sơ này. Ông/bà có thể hỏi Bộ phận một cửa để biết thêm.',
        tone: 'ended',
      };
  }
};
