import { termInWords } from '#lib/deadline';

import type { Procedure } from '../definition.ts';
import { declaredFacts } from '../facts.ts';
import { stepsOf } from '../flow.ts';
import { outerEvents } from '../life.ts';
import { type Certificate, type CheckCode, deniedBy } from './certify.ts';
import { amountInWords } from './term.ts';
import type { CounterExample } from './trouble.ts';

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
    says: 'Cộng định mức trên mọi đường đi, mỗi bước một lần, không vượt thời hạn',
    of: 'tổ hợp dữ kiện',
  },
};

/** A certificate as a legal officer reads it, all of it Vietnamese: how it is laid out is up to who shows it. */
export interface CertificateWords {
  /** What was proved, with how much of what was looked at. */
  checks: { code: CheckCode; holds: boolean; says: string; looked: string }[];
  /** Why it is not certified, in the order of the checks; empty if it is. */
  troubles: TroubleWords[];
  terms: {
    /** Labels of the facts whose every value was looked at. */
    facts: string[];
    rows: TermWords[];
  };
  /** Ways back to an earlier step, any number of times. */
  loops: { from: string; to: string; action: string; adds: string }[];
  /** Time that no budget holds. */
  unbounded: string[];
  /** What the certificate rests on, and what it says nothing of. */
  scope: string[];
}

export interface TroubleWords {
  code: string;
  /** The check it denies; null for what lint finds. */
  check: CheckCode | null;
  message: string;
  /** The shortest way there, from the submission, an act each; null where the trouble is that there is none. */
  way: string[] | null;
}

/** A legal term beside the longest way of the dossiers under it, in one measure of time. */
export interface TermWords {
  /** Which dossiers. */
  of: string;
  term: string;
  budget: string;
  parts: string[];
}

const number = (value: number): string => value.toLocaleString('vi');

/**
 * The whole certificate in Vietnamese.
 *
 * @param kinds - names of kinds of agency; one without a name goes by its id
 * @example
 * certificateInWords(certify(procedure), procedure, {}).checks[0].says; // → 'Ở đâu cũng còn việc làm tiếp được, …'
 */
export const certificateInWords = (
  certificate: Certificate,
  procedure: Procedure,
  kinds: Readonly<Record<string, string>>,
): CertificateWords => ({
  checks: checksOf(certificate),
  troubles: troublesOf(certificate),
  terms: termsOf(certificate, procedure, kinds),
  loops: loopsOf(certificate, procedure),
  unbounded: unboundedOf(certificate, procedure),
  scope: scopeOf(certificate, procedure),
});

/** Why there is no certificate of a definition that is larger than what was looked at. */
export const notProvenInWords = (procedure: string, configurations: number): string =>
  `Thủ tục ${procedure} có hơn ${number(configurations)} cấu hình, chưa xét hết nên chưa chứng minh được gì.`;

const checksOf = ({ checks, term }: Certificate): CertificateWords['checks'] => {
  const partly =
    term.unbounded.some(({ kind }) => kind === 'other-measure') ||
    term.terms.some(
      ({ term: { unit }, longest }) =>
        unit !== 'none' && longest.some(({ limit }) => limit === null),
    );
  return checks.map(({ code, holds, looked }) => {
    const { says, of } = statements[code];
    return {
      code,
      holds,
      says: code === 'term-kept' && partly ? `${says} (phần cùng cách tính)` : says,
      looked: `${number(looked)} ${of}`,
    };
  });
};

const troublesOf = ({ troubles, findings }: Certificate): TroubleWords[] => [
  ...troubles.map(({ code, message, counterExample }) => ({
    code,
    check: deniedBy(code),
    message,
    way: counterExample && wayOf(counterExample),
  })),
  ...findings.map(({ code, path, message }) => ({
    code,
    check: null,
    message: `${path.join('.')}: ${message}`,
    way: null,
  })),
];

const wayOf = ({ given, path }: CounterExample): string[] => [
  `Nộp hồ sơ${given.length > 0 ? ` (${given.join('; ')})` : ''}`,
  ...path.map(({ words }) => words),
];

const termsOf = (
  { term }: Certificate,
  procedure: Procedure,
  kinds: Readonly<Record<string, string>>,
): CertificateWords['terms'] => {
  const declared = declaredFacts(procedure);
  const rows = term.terms.flatMap(({ label, term: { value, unit }, longest }): TermWords[] => {
    const legal = termInWords({ unit, ...(value !== undefined && { value }) });
    const of = label ?? (term.terms.length > 1 ? 'Các hồ sơ còn lại' : 'Mọi hồ sơ');
    if (longest.length === 0) return [{ of, term: legal, budget: 'chưa có định mức', parts: [] }];
    return longest.map((way) => ({
      of,
      term: way.limit === null && unit !== 'none' ? `${legal} (không cùng cách tính)` : legal,
      budget: amountInWords(way),
      parts: way.byAgency.map(
        ({ agency, amount }) => `${kinds[agency] ?? agency} ${amountInWords({ ...way, amount })}`,
      ),
    }));
  });
  const asked = new Set(
    term.terms.flatMap(({ longest }) => longest.flatMap(({ facts }) => Object.keys(facts))),
  );
  return { facts: [...asked].map((fact) => declared[fact]?.label ?? fact), rows };
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

const loopsOf = ({ term }: Certificate, procedure: Procedure): CertificateWords['loops'] => {
  const nameOf = stepNames(procedure);
  const byId = new Map(stepsOf(procedure).map(({ id, step }) => [id, step]));
  const actionOf = (from: string, action: string | null): string => {
    const step = byId.get(from);
    if (action === null || !step) return 'rẽ nhánh';
    if ('task' in step) return step.actions[action]?.label ?? action;
    return outerEvents[action as 'decline'];
  };
  return term.loops.map(({ from, to, action, adds }) => ({
    from: nameOf(from),
    to: nameOf(to),
    action: actionOf(from, action),
    adds: adds.length === 0 ? 'chưa có định mức' : adds.map(amountInWords).join(' + '),
  }));
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
  return [
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
};

/** Where what was added up may be less than what it comes to. */
const boundsOf = (
  { terms, loops, shared, uncounted }: Certificate['term'],
  procedure: Procedure,
): string[] => {
  const declared = declaredFacts(procedure);
  return [
    ...(loops.length > 0
      ? [
          'Đường quay lại bước trước: mỗi lần đi lại cộng thêm như đã kể riêng, không tính vào tổng.',
        ]
      : []),
    ...(terms.some(({ term }) => term.unit === 'same-day')
      ? [
          'Thời hạn trong ngày được tính trọn 8 giờ làm việc; hồ sơ tiếp nhận muộn trong ngày còn ít hơn.',
        ]
      : []),
    ...shared.map(
      ({ step, facts }) =>
        `Các nhánh của “${step}” cùng hỏi hoặc cùng đổi dữ kiện ` +
        `${facts.map((fact) => `“${declared[fact]?.label ?? fact}”`).join(', ')}: mỗi nhánh được cộng theo dữ kiện lúc ` +
        'rẽ và do chính nhánh đó đổi.',
    ),
    ...uncounted.map(
      (segment) =>
        `Định mức của chặng “${procedure.segments[segment]?.name ?? segment}” không được cộng: vào chặng không qua ` +
        'bàn giao, và các bước của chặng không có định mức riêng.',
    ),
  ];
};

const scopeOf = ({ explored, machine, term }: Certificate, procedure: Procedure): string[] => [
  `Xét trên chính máy chạy hồ sơ (${machine.slice(0, 12)}…): ${number(explored.configurations)} cấu hình, ` +
    `${number(explored.transitions)} lần chuyển, từ ${number(explored.facts)} tổ hợp dữ kiện mà quy trình phân biệt được; ` +
    'dữ kiện còn được đổi ở bất cứ lúc nào.',
  'Bàn giao được nhận, từ chối, thu hồi hay quá hạn đều đã xét. Rút, dừng, kết thúc ngang không được tính là lối ra.',
  'Bổ sung, nghĩa vụ tài chính, ý kiến: ở mỗi cấu hình mở rồi trả lời từng yêu cầu, cho cả hồ sơ và từng chặng. ' +
    'Yêu cầu chỉ chặn việc chứ không thêm việc, nên nhiều yêu cầu cùng lúc cũng vậy.',
  'Thời hạn lấy theo dữ kiện của chính đường đi, kể cả dữ kiện mà thao tác trên đường hỏi hoặc ghi: dữ kiện đổi sau ' +
    'tiếp nhận thì thời hạn phải được đổi theo; đã được thời hạn dài hơn thì giữ thời hạn ấy. ' +
    'Dữ kiện do “Đổi trường hợp thời hạn” đổi giữa chừng thì không cộng.',
  ...boundsOf(term, procedure),
  'Không xét: đính chính, chuyển sang thủ tục khác, bàn giao ngoài quy trình, và việc người có việc có làm hay không.',
];
