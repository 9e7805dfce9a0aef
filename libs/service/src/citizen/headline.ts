import type { DossierView } from '#lib/desk';
import type { Fold, Position, ReturnWay } from '#lib/dossier';

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
  { view, position, fold, now }: Pick<DossierView, 'view' | 'position' | 'fold' | 'now'>,
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
      return readyIn(fold, desk, answerIn(position));
    case 'sent':
      return onItsWay(fold);
    case 'returned':
      return position.closedAs === 'withdrawn' || position.closedAs === 'stopped'
        ? { title: 'Đã trả hồ sơ', text: 'Giấy tờ đã được trả lại cho ông/bà.', tone: 'ended' }
        : {
            title: `Đã trả kết quả${answerIn(position)}`,
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

/** What the answer is, where it is not what was asked for: nobody comes for it thinking so. */
const answerIn = ({ closedAs }: Position): string => {
  if (closedAs === 'rejected') return ': không được chấp thuận';
  return closedAs === 'returned-unqualified' ? ': hồ sơ không đủ điều kiện' : '';
};

/** The result lies ready, or came back from the post. */
const readyIn = (
  { delivery: { way, parcel, reissuedAt, receiptLostAt } }: Fold,
  desk: string,
  answer: string,
): Headline => {
  const again = parcel && reissuedAt !== null && reissuedAt > parcel.at;
  if (parcel?.state === 'lost' && !again)
    return {
      title: 'Bưu chính báo thất lạc kết quả',
      text: `Bộ phận một cửa, ${desk} đang làm việc với bưu chính để gửi lại hoặc cấp lại kết quả. Ông/bà chưa cần làm gì.`,
      tone: 'working',
    };
  if (parcel?.state === 'sent-back' && !again)
    return {
      title: 'Bưu chính đã chuyển hoàn kết quả',
      text: `Bưu chính không phát được nên kết quả đã về lại Bộ phận một cửa, ${desk}. Xin liên hệ để hẹn gửi lại, hoặc đến nhận và mang theo giấy tờ tùy thân.`,
      tone: 'needed',
    };
  return {
    title: `Đã có kết quả${answer}`,
    text: collectWords(way, desk, receiptLostAt === null ? 'giấy hẹn và ' : ''),
    tone: 'done',
  };
};

/**
 * How the citizen comes by a result that is ready.
 *
 * @param also - what is brought along beside the identity paper, ending in 'và '; '' for nothing
 */
export const collectWords = (way: ReturnWay, desk: string, also = ''): string => {
  switch (way) {
    case 'counter':
      return `Kết quả đang ở Bộ phận một cửa, ${desk}. Khi đến nhận, xin mang theo ${also}giấy tờ tùy thân.`;
    case 'post':
      return 'Kết quả sẽ được gửi qua bưu chính đến địa chỉ ông/bà đã ghi. Ông/bà chưa cần làm gì.';
    case 'online':
      return 'Kết quả được trả bằng bản điện tử. Ông/bà chưa cần làm gì.';
  }
};

/** The result is in the post. */
const onItsWay = ({ delivery: { parcel } }: Fold): Headline => {
  if (!parcel) throw new Error('a dossier that was sent has a parcel');
  const number = parcel.tracking === null ? '' : `, số hiệu bưu gửi ${parcel.tracking}`;
  return parcel.state === 'failed'
    ? {
        title: 'Bưu chính chưa phát được kết quả',
        text: `${parcel.carrier}${number} đã đến mà chưa giao được. Bưu chính sẽ phát lại; xin để ý điện thoại hoặc liên hệ bưu chính.`,
        tone: 'needed',
      }
    : {
        title: 'Kết quả đang được gửi đến ông/bà',
        text: `Kết quả đã giao cho ${parcel.carrier}${number}. Ông/bà chưa cần làm gì.`,
        tone: 'done',
      };
};
