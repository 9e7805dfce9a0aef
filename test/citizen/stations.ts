import { type Cast, done, type Dossier, submit } from '../http/story.ts';
import { employ, type Person } from '../support/people.ts';

/** Of nobody real. */
export const applicant = {
  name: 'Nguyễn Thị Mai An',
  phone: '0900 000 472',
  idNumber: '030190004815',
  email: 'mai.an@thu.example',
  address: 'Số 7 đường Thử Nghiệm',
  representative: 'Trần Văn Đại Diện',
};
export const PHONE = '0472';
export const IDENTITY = '4815';

/** Everything of the applicant that no page may show. */
export const personal = [
  applicant.name,
  'Mai An',
  applicant.phone,
  '0472',
  applicant.idNumber,
  '4815',
  applicant.email,
  'Thử Nghiệm',
  'Đại Diện',
];

export interface Crew extends Cast {
  police: Person;
}

export const engagePolice = (administrator: Person): Promise<Person> =>
  employ(administrator, 'cong-an', { role: 'officer', agency: 'cong-an-tt-thanh-ha' });

/** Where a dossier stands, and what its applicant is told there. */
export interface Station {
  name: string;
  /** Brings a dossier there. */
  play: (crew: Crew) => Promise<Dossier>;
  title: string;
  /** The station marked as where it is; null where the whole way is done. */
  here: string | null;
  status: string;
  shows: string[];
  hides?: string[];
}

const LATE = 'Ghi bù theo sổ tiếp nhận';
const june = (at: string) => ({ at: `2023-06-${at}:00+07:00`, reason: LATE });
const DAY = 86_400_000;
const AT_DESK = 'Bộ phận một cửa, Ủy ban nhân dân thị trấn Thanh Hà';

const submitted = ({ desk }: Crew, more: object = {}) => submit(desk, { applicant, ...more });
const accepted = async (crew: Crew) => done(crew.desk, await submitted(crew), 'accept');
const withOfficer = async (crew: Crew) =>
  done(crew.desk, await accepted(crew), 'step', { action: 'chuyen-chuyen-mon' });
const inJune = async (crew: Crew) => {
  let dossier = await submitted(crew, june('05T07:50'));
  dossier = await done(crew.desk, dossier, 'accept', june('05T08:00'));
  return done(crew.desk, dossier, 'step', { ...june('05T08:30'), action: 'chuyen-chuyen-mon' });
};
const finishedInJune = async (crew: Crew) => {
  let dossier = await inJune(crew);
  dossier = await done(crew.officer, dossier, 'step', { ...june('06T09:00'), action: 'trinh-ky' });
  dossier = await done(crew.chair, dossier, 'step', { ...june('06T15:00'), action: 'ky' });
  return done(crew.desk, dossier, 'step', { ...june('07T09:00'), action: 'hoan-tat' });
};
const sentInJune = async (crew: Crew) =>
  done(crew.desk, await finishedInJune(crew), 'send', {
    carrier: 'Bưu điện Thanh Hà',
    tracking: 'EF123456789VN',
    ...june('07T15:00'),
  });
const returnedInJune = async (crew: Crew) =>
  done(crew.desk, await finishedInJune(crew), 'return', june('07T10:00'));

export const HOSTILE = `Thiếu tờ khai <script>alert("1")</script> & 'bản chính'`;

export const stations: readonly Station[] = [
  {
    name: 'submitted',
    play: submitted,
    title: 'Đang chờ tiếp nhận',
    here: 'Đã nộp',
    status: 'Mới đăng ký',
    shows: [
      'Ngày hẹn trả được tính từ khi cơ quan tiếp nhận',
      'Cập nhật gần nhất Nộp hồ sơ',
      'Ủy ban nhân dân thị trấn Thanh Hà',
    ],
    hides: ['Việc ông/bà cần làm', 'Ông/bà có hài lòng'],
  },
  {
    name: 'refused',
    play: async (crew) =>
      done(crew.desk, await submitted(crew), 'refuse', { reason: 'Không thuộc thẩm quyền của xã' }),
    title: 'Hồ sơ không được tiếp nhận',
    here: 'Không được tiếp nhận',
    status: 'Không được tiếp nhận',
    shows: ['Không thuộc thẩm quyền của xã'],
    hides: ['Đang giải quyết', 'Ngày hẹn trả'],
  },
  {
    name: 'in hand',
    play: withOfficer,
    title: 'Đang giải quyết',
    here: 'Đang giải quyết',
    status: 'Đang xử lý',
    shows: ['Ngày hẹn trả', 'Xong bước “Kiểm tra, tiếp nhận hồ sơ”', 'Ông/bà chưa cần làm gì'],
    hides: ['Đã quá ngày hẹn', 'Vì sao ngày hẹn đổi'],
  },
  {
    name: 'overdue',
    play: inJune,
    title: 'Đang giải quyết',
    here: 'Đang giải quyết',
    status: 'Đang xử lý',
    shows: ['17:00 ngày 08/06/2023', 'Đã quá ngày hẹn', 'Đã tiếp nhận 08:00 ngày 05/06/2023'],
    hides: [LATE],
  },
  {
    name: 'supplement asked',
    play: async (crew) =>
      done(crew.officer, await withOfficer(crew), 'request-supplement', { reason: HOSTILE }),
    title: 'Cần ông/bà bổ sung giấy tờ',
    here: 'Đang giải quyết',
    status: 'Yêu cầu bổ sung giấy tờ',
    shows: ['Việc ông/bà cần làm', HOSTILE, AT_DESK, 'Thời hạn đang tạm dừng'],
  },
  {
    name: 'supplement asked, recorded late',
    play: async (crew) =>
      done(crew.officer, await inJune(crew), 'request-supplement', june('07T10:00')),
    title: 'Cần ông/bà bổ sung giấy tờ',
    here: 'Đang giải quyết',
    status: 'Yêu cầu bổ sung giấy tờ',
    shows: ['Cơ quan yêu cầu lúc 10:00 ngày 07/06/2023', AT_DESK],
    hides: [LATE],
  },
  {
    name: 'supplemented: the term begins anew',
    play: async (crew) => {
      const asked = await done(
        crew.officer,
        await inJune(crew),
        'request-supplement',
        june('07T10:00'),
      );
      return done(crew.desk, asked, 'supplement', june('09T09:00'));
    },
    title: 'Đang giải quyết',
    here: 'Đang giải quyết',
    status: 'Đang xử lý',
    shows: [
      '17:00 ngày 14/06/2023',
      'Lần đầu hẹn trả 17:00 ngày 08/06/2023',
      'Nhận đủ hồ sơ bổ sung lúc 09:00 ngày 09/06/2023, tính lại từ đầu',
    ],
    hides: ['Việc ông/bà cần làm', LATE],
  },
  {
    name: 'payment asked',
    play: async (crew) =>
      done(crew.officer, await withOfficer(crew), 'request-payment', {
        amount: 1_250_000,
        reason: 'Lệ phí theo nghị quyết của tỉnh',
      }),
    title: 'Cần ông/bà nộp tiền',
    here: 'Đang giải quyết',
    status: 'Yêu cầu thực hiện nghĩa vụ tài chính',
    shows: ['Nộp tiền: 1.250.000 đồng', 'Lệ phí theo nghị quyết của tỉnh', AT_DESK],
  },
  {
    name: 'opinion asked',
    play: async (crew) =>
      done(crew.officer, await withOfficer(crew), 'request-opinion', {
        outside: 'Phòng Tư pháp',
        reason: 'Hỏi về tranh chấp giữa hai gia đình',
      }),
    title: 'Đang chờ ý kiến cơ quan khác',
    here: 'Đang giải quyết',
    status: 'Đang xử lý',
    shows: ['Ông/bà chưa cần làm gì'],
    hides: ['tranh chấp', 'Việc ông/bà cần làm'],
  },
  {
    name: 'extended, beyond the known calendar',
    play: async (crew) =>
      done(crew.desk, await withOfficer(crew), 'extend', {
        due: new Date(Date.now() + 60 * DAY).toISOString(),
        reason: 'Phải xác minh ở xã khác, xin lỗi ông/bà',
      }),
    title: 'Đang giải quyết',
    here: 'Đang giải quyết',
    status: 'Đang xử lý',
    shows: [
      '(hẹn tạm)',
      'Vì sao ngày hẹn đổi',
      'Lý do hẹn lại: Phải xác minh ở xã khác, xin lỗi ông/bà',
    ],
  },
  {
    name: 'at several agencies',
    play: async (crew) => {
      let dossier = await submitted(crew, { procedure: '2.002621', channel: 'online' });
      dossier = await done(crew.desk, dossier, 'accept');
      dossier = await done(crew.desk, dossier, 'step', { action: 'chuyen-chuyen-mon' });
      dossier = await done(crew.officer, dossier, 'step', { action: 'trinh-ky' });
      dossier = await done(crew.chair, dossier, 'step', { action: 'ky' });
      return done(crew.police, dossier, 'receive', { segment: 'cu-tru' });
    },
    title: 'Đang giải quyết',
    here: 'Đang giải quyết',
    status: 'Đang xử lý',
    shows: ['Công an thị trấn Thanh Hà', 'Bảo hiểm xã hội'],
  },
  {
    name: 'finished',
    play: finishedInJune,
    title: 'Đã có kết quả',
    here: 'Có kết quả',
    status: 'Đã xử lý xong',
    shows: [
      'Hồ sơ đã được giải quyết và có kết quả.',
      'Ngày có kết quả 09:00 ngày 07/06/2023',
      `Nơi nhận ${AT_DESK}`,
      'mang theo giấy hẹn',
    ],
    hides: ['Ông/bà có hài lòng', 'Đã quá ngày hẹn', 'Cơ quan đang giữ hồ sơ'],
  },
  {
    name: 'finished, to be sent by post',
    play: async (crew) =>
      done(crew.desk, await finishedInJune(crew), 'choose-return', { way: 'post' }),
    title: 'Đã có kết quả',
    here: 'Có kết quả',
    status: 'Đã xử lý xong',
    shows: ['Kết quả sẽ được gửi qua bưu chính'],
    hides: ['Nơi nhận', 'mang theo giấy hẹn'],
  },
  {
    name: 'finished, the receipt lost',
    play: async (crew) => done(crew.desk, await finishedInJune(crew), 'lose-receipt'),
    title: 'Đã có kết quả',
    here: 'Có kết quả',
    status: 'Đã xử lý xong',
    shows: ['xin mang theo giấy tờ tùy thân', `Nơi nhận ${AT_DESK}`],
    hides: ['mang theo giấy hẹn'],
  },
  {
    name: 'in the post',
    play: sentInJune,
    title: 'Kết quả đang được gửi đến ông/bà',
    here: 'Đã giao bưu chính',
    status: 'Đã xử lý xong',
    shows: [
      'Kết quả đã giao cho Bưu điện Thanh Hà, số hiệu bưu gửi EF123456789VN',
      'đã giao bưu chính lúc 15:00 ngày 07/06/2023',
    ],
    hides: ['Nơi nhận', 'Ông/bà có hài lòng'],
  },
  {
    name: 'not delivered yet',
    play: async (crew) =>
      done(crew.desk, await sentInJune(crew), 'delivery-failed', june('08T10:00')),
    title: 'Bưu chính chưa phát được kết quả',
    here: 'Đã giao bưu chính',
    status: 'Đã xử lý xong',
    shows: ['Bưu chính sẽ phát lại', 'phát chưa thành công lúc 10:00 ngày 08/06/2023'],
  },
  {
    name: 'sent back by the post',
    play: async (crew) => done(crew.desk, await sentInJune(crew), 'sent-back', june('09T10:00')),
    title: 'Bưu chính đã chuyển hoàn kết quả',
    here: 'Có kết quả',
    status: 'Đã xử lý xong',
    shows: ['Xin liên hệ để hẹn gửi lại', 'đã chuyển hoàn lúc 10:00 ngày 09/06/2023'],
  },
  {
    name: 'lost in the post',
    play: async (crew) => done(crew.desk, await sentInJune(crew), 'lost-in-post', june('12T10:00')),
    title: 'Bưu chính báo thất lạc kết quả',
    here: 'Có kết quả',
    status: 'Đã xử lý xong',
    shows: ['để gửi lại hoặc cấp lại kết quả'],
  },
  {
    name: 'delivered by the post',
    play: async (crew) => done(crew.desk, await sentInJune(crew), 'return', june('09T10:00')),
    title: 'Đã trả kết quả',
    here: null,
    status: 'Đã trả kết quả',
    shows: ['Đã trả cho người nhận 10:00 ngày 09/06/2023', 'đã phát lúc 10:00 ngày 09/06/2023'],
  },
  {
    name: 'rejected',
    play: async (crew) => {
      let dossier = await withOfficer(crew);
      dossier = await done(crew.officer, dossier, 'step', { action: 'trinh-ky' });
      return done(crew.chair, dossier, 'step', { action: 'tu-choi', reason: 'Việc nội bộ' });
    },
    title: 'Đã có kết quả: không được chấp thuận',
    here: 'Có kết quả',
    status: 'Đã xử lý xong',
    shows: ['Hồ sơ không được chấp thuận. Văn bản trả lời nêu rõ lý do.'],
    hides: ['Việc nội bộ'],
  },
  {
    name: 'returned',
    play: returnedInJune,
    title: 'Đã trả kết quả',
    here: null,
    status: 'Đã trả kết quả',
    shows: ['Đã trả cho người nhận 10:00 ngày 07/06/2023', 'Ông/bà có hài lòng không?'],
    hides: ['Cơ quan đang giữ hồ sơ', LATE],
  },
  {
    name: 'recorded as returned, whatever was open',
    play: async (crew) =>
      done(crew.desk, await inJune(crew), 'record-returned', {
        reason: 'Đã trao tại quầy khi mất mạng',
        returnedAt: '2023-06-08T10:00:00+07:00',
        outcome: 'granted',
        digitised: true,
      }),
    title: 'Đã trả kết quả',
    here: null,
    status: 'Đã trả kết quả',
    shows: ['Đã trả cho người nhận 10:00 ngày 08/06/2023', 'Kết quả có bản điện tử'],
    hides: ['mất mạng'],
  },
  {
    name: 'withdrawn',
    play: async (crew) =>
      done(crew.desk, await accepted(crew), 'withdraw', { reason: 'Lý do riêng' }),
    title: 'Hồ sơ đã được rút',
    here: 'Đã rút hồ sơ',
    status: 'Công dân yêu cầu rút hồ sơ',
    shows: ['theo yêu cầu của người nộp', 'Ngày rút hồ sơ'],
    hides: ['Lý do riêng', 'Ngày có kết quả'],
  },
  {
    name: 'stopped',
    play: async (crew) =>
      done(crew.desk, await withOfficer(crew), 'stop', { reason: 'Đất đang có tranh chấp' }),
    title: 'Đã dừng giải quyết',
    here: 'Đã dừng giải quyết',
    status: 'Dừng xử lý',
    shows: ['Đất đang có tranh chấp', 'Ngày dừng giải quyết'],
  },
];
