/** A certificate as a legal officer reads it: what was proved, within what term, and what it rests on. */
import { termInWords } from '#lib/deadline';
import {
  amountInWords,
  type Certificate,
  type CheckCode,
  declaredFacts,
  outerEvents,
  type Procedure,
  stepsOf,
  type Trouble,
} from '#lib/procedure';

import { tableLines } from './table.ts';

const statements: Readonly<Record<CheckCode, { says: string; of: string }>> = {
  'option-to-complete': {
    says: 'Ở đâu cũng còn việc làm tiếp được, làm tiếp thì tới được kết thúc',
    of: 'cấu hình',
  },
  'proper-end': {
    says: 'Kết thúc là khép lại, không bỏ dở việc của ai',
    of: 'cấu hình kết thúc',
  },
  'no-dead-part': {
    says: 'Bước, thao tác, nhánh rẽ nào cũng có lúc dùng tới',
    of: 'bước, thao tác, nhánh',
  },
  'no-endless-decision': { says: 'Rẽ nhánh không chạy vòng mãi', of: 'lần chuyển' },
  'holds-answered': {
    says: 'Chờ bổ sung, nghĩa vụ tài chính, ý kiến: ghi nhận được khi đã có',
    of: 'lần yêu cầu',
  },
  'reality-first': {
    says: 'Lúc nào cũng ghi được việc đã dừng, có kết quả, đã trả trên thực tế',
    of: 'cấu hình đang giải quyết',
  },
  'term-kept': {
    says: 'Cộng định mức trên mọi đường đi không vượt thời hạn',
    of: 'tổ hợp dữ kiện',
  },
};

/**
 * The whole certificate, or why there is none, in Vietnamese.
 *
 * @param kinds - names of kinds of agency
 */
export const certificateInWords = (
  certificate: Certificate,
  procedure: Procedure,
  kinds: Readonly<Record<string, string>>,
): string => {
  const parts = [
    headOf(certificate),
    checksOf(certificate),
    troublesOf(certificate),
    termOf(certificate, procedure, kinds),
    loopsOf(certificate, procedure),
    unboundedOf(certificate, procedure),
    assumptionsOf(certificate),
  ];
  const told = parts.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${told.join('\n\n')}\n`;
};

const headOf = ({ procedure, version, name, pin, certified, troubles, findings }: Certificate) => [
  'CHỨNG NHẬN QUY TRÌNH',
  ...tableLines([
    ['Thủ tục', `${procedure}, phiên bản ${version}: ${name}`],
    ['Mã ghim', pin],
    [
      'Kết luận',
      certified
        ? 'ĐƯỢC CHỨNG NHẬN'
        : `KHÔNG ĐƯỢC CHỨNG NHẬN, ${troubles.length + findings.length} chỗ hỏng`,
    ],
  ]),
];

const number = (value: number): string => value.toLocaleString('vi');

const checksOf = ({ checks, term }: Certificate): string[] => [
  'Đã xét hết, không chọn mẫu',
  ...tableLines(
    checks.map(({ code, holds, looked }) => [
      holds ? '  đạt ' : '  HỎNG',
      code === 'term-kept' && term.unbounded.some(({ kind }) => kind === 'other-measure')
        ? `${statements[code].says} (phần cùng cách tính)`
        : statements[code].says,
      `${number(looked)} ${statements[code].of}`,
    ]),
  ),
];

const troublesOf = ({ troubles, findings }: Certificate): string[] => {
  const told = [
    ...troubles.map((trouble) => [`${trouble.message}  [${trouble.code}]`, ...wayOf(trouble)]),
    ...findings.map(({ code, path, message }) => [`${path.join('.')}: ${message}  [${code}]`]),
  ];
  if (told.length === 0) return [];
  return [
    'Chỗ hỏng, và đường ngắn nhất từ lúc nộp tới đó',
    ...told.flatMap(([first = '', ...rest], index) => [`  ${index + 1}. ${first}`, ...rest]),
  ];
};

const wayOf = ({ counterExample }: Trouble): string[] => {
  if (!counterExample) return [];
  const { given, path } = counterExample;
  return [
    `     Nộp hồ sơ${given.length > 0 ? ` (${given.join('; ')})` : ''}`,
    ...path.map(({ words }) => `     → ${words}`),
  ];
};

const termOf = (
  { term }: Certificate,
  procedure: Procedure,
  kinds: Readonly<Record<string, string>>,
): string[] => {
  const declared = declaredFacts(procedure);
  const rows = term.terms.flatMap(({ label, term: { value, unit }, longest }) => {
    const legal = termInWords({ unit, ...(value !== undefined && { value }) });
    const which = label ?? (term.terms.length > 1 ? 'Các hồ sơ còn lại' : 'Mọi hồ sơ');
    if (longest.length === 0) return [[`  ${which}`, legal, 'chưa có định mức', '']];
    return longest.map((way) => [
      `  ${which}`,
      way.limit === null && unit !== 'none' ? `${legal} (không cùng cách tính)` : legal,
      amountInWords(way),
      way.byAgency
        .map(
          ({ agency, amount }) => `${kinds[agency] ?? agency} ${amountInWords({ ...way, amount })}`,
        )
        .join(' + '),
    ]);
  });
  const asked = new Set(
    term.terms.flatMap(({ longest }) => longest.flatMap(({ facts }) => Object.keys(facts))),
  );
  const labels = [...asked].map((fact) => `“${declared[fact]?.label ?? fact}”`);
  return [
    `Thời hạn và đường dài nhất${labels.length > 0 ? `, xét mọi giá trị của ${labels.join(', ')}` : ''}`,
    ...tableLines([['  Hồ sơ', 'Thời hạn', 'Cộng định mức', 'Trong đó'], ...rows]),
  ];
};

const stepNames = (procedure: Procedure): ((step: string) => string) => {
  const names = new Map(
    stepsOf(procedure).map(({ id, step }): [string, string] => {
      if ('task' in step) return [id, `“${step.task}”`];
      if (!('handOver' in step)) return [id, `bước “${id}”`];
      const { segment } = step.handOver;
      return [id, `bàn giao “${procedure.segments[segment]?.name ?? segment}”`];
    }),
  );
  return (step) => names.get(step) ?? step;
};

const loopsOf = ({ term }: Certificate, procedure: Procedure): string[] => {
  if (term.loops.length === 0) return [];
  const nameOf = stepNames(procedure);
  const byId = new Map(stepsOf(procedure).map(({ id, step }) => [id, step]));
  const actionOf = (from: string, action: string | null): string => {
    const step = byId.get(from);
    if (action === null || !step) return 'rẽ nhánh';
    if ('task' in step) return step.actions[action]?.label ?? action;
    return outerEvents[action as 'decline'];
  };
  return [
    'Quay lại bước trước: mỗi lần thêm, không hạn chế số lần',
    ...tableLines(
      term.loops.map(({ from, to, action, adds }) => [
        `  ${nameOf(from)}, ${actionOf(from, action)}`,
        `về ${nameOf(to)}`,
        adds.length === 0 ? 'chưa có định mức' : adds.map(amountInWords).join(' + '),
      ]),
    ),
  ];
};

const stops = (policy: 'hold' | 'none'): string =>
  policy === 'hold' ? 'dừng tính thời hạn' : 'vẫn tính vào thời hạn';

const unboundedOf = ({ term }: Certificate, procedure: Procedure): string[] => {
  const nameOf = stepNames(procedure);
  const at = (steps: readonly string[]): string =>
    steps.length > 0 ? `; quy trình tự mở ở ${steps.map(nameOf).join(', ')}` : '';
  const others = term.unbounded.filter((one) => one.kind !== 'transit');
  const transits = term.unbounded.filter((one) => one.kind === 'transit');
  const answers = [...new Set(transits.map(({ within }) => termInWords(within)))];
  const lines = [
    ...others.map((one): string => {
      switch (one.kind) {
        case 'supplement':
          return `Chờ người nộp bổ sung: ${one.policy === 'restart' ? 'bổ sung xong tính lại thời hạn từ đầu' : 'dừng tính thời hạn'}`;
        case 'payment':
          return `Chờ nghĩa vụ tài chính: ${stops(one.policy)}${at(one.steps)}`;
        case 'opinion':
          return `Chờ ý kiến cơ quan khác: ${stops(one.policy)}${at(one.steps)}`;
        case 'other-measure':
          return `Phần tính theo ${one.measure === 'calendar' ? 'ngày thường' : 'ngày, giờ làm việc'}, không cộng được với thời hạn: ${one.steps.map(nameOf).join(', ')}`;
      }
    }),
    ...answers.map((answer) => {
      const offers = transits.filter(({ within }) => termInWords(within) === answer);
      return (
        `Chờ cơ quan khác trả lời ${offers.map(({ step }) => nameOf(step)).join(', ')}: tính vào thời hạn; ` +
        `phải trả lời trong ${answer} theo chính sách, không phải luật`
      );
    }),
  ];
  return ['Ngoài định mức, không ai biết trước bao lâu', ...lines.map((line) => `  – ${line}`)];
};

const assumptionsOf = ({ explored, machine }: Certificate): string[] => [
  'Phạm vi của chứng nhận',
  ...[
    `Xét trên chính máy chạy hồ sơ (${machine.slice(0, 12)}…): ${number(explored.configurations)} cấu hình, ` +
      `${number(explored.transitions)} lần chuyển, từ ${number(explored.facts)} tổ hợp dữ kiện mà quy trình phân biệt được; ` +
      'dữ kiện còn được đổi ở bất cứ lúc nào.',
    'Bàn giao được nhận, từ chối, thu hồi hay quá hạn đều đã xét. Rút, dừng, kết thúc ngang không được tính là lối ra.',
    'Bổ sung, nghĩa vụ tài chính, ý kiến: ở mỗi cấu hình mở rồi trả lời từng yêu cầu, cho cả hồ sơ và từng chặng. ' +
      'Yêu cầu chỉ chặn việc chứ không thêm việc, nên nhiều yêu cầu cùng lúc cũng vậy.',
    'Thời hạn lấy theo dữ kiện của chính đường đi: dữ kiện đổi sau tiếp nhận thì thời hạn phải được đổi theo.',
    'Không xét: đính chính, chuyển sang thủ tục khác, bàn giao ngoài quy trình, và việc người có việc có làm hay không.',
  ].map((line) => `  – ${line}`),
];
