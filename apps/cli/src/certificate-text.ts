/** A certificate as a text of lines: what was proved, within what term, and what it rests on. */
import type { Certificate, CertificateWords } from '#lib/procedure';

import { tableLines } from './table.ts';

/** The whole certificate, or why there is none. */
export const certificateText = (certificate: Certificate, words: CertificateWords): string => {
  const parts = [
    headOf(certificate),
    ['Đã xét hết, không chọn mẫu', ...tableLines(words.checks.map(checkRow))],
    troublesOf(words),
    termOf(words),
    loopsOf(words),
    listed('Ngoài định mức, không ai biết trước bao lâu', words.unbounded),
    listed('Phạm vi của chứng nhận', words.scope),
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

const checkRow = ({ holds, says, looked }: CertificateWords['checks'][number]): string[] => [
  holds ? '  đạt ' : '  HỎNG',
  says,
  looked,
];

const troublesOf = ({ troubles }: CertificateWords): string[] => {
  if (troubles.length === 0) return [];
  return [
    'Chỗ hỏng, và đường ngắn nhất từ lúc nộp tới đó',
    ...troubles.flatMap(({ code, message, way }, index) => [
      `  ${index + 1}. ${message}  [${code}]`,
      ...(way ?? []).map((act, place) => `     ${place === 0 ? '' : '→ '}${act}`),
    ]),
  ];
};

const termOf = ({ terms: { facts, rows } }: CertificateWords): string[] => {
  const labels = facts.map((fact) => `“${fact}”`);
  return [
    `Thời hạn và đường dài nhất${labels.length > 0 ? `, xét mọi giá trị của ${labels.join(', ')}` : ''}`,
    ...tableLines([
      ['  Hồ sơ', 'Thời hạn', 'Cộng định mức', 'Trong đó'],
      ...rows.map(({ of, term, budget, parts }) => [`  ${of}`, term, budget, parts.join(' + ')]),
    ]),
  ];
};

const loopsOf = ({ loops }: CertificateWords): string[] => {
  if (loops.length === 0) return [];
  return [
    'Quay lại bước trước: mỗi lần thêm, không hạn chế số lần',
    ...tableLines(
      loops.map(({ from, to, action, adds }) => [`  ${from}, ${action}`, `về ${to}`, adds]),
    ),
  ];
};

const listed = (title: string, lines: readonly string[]): string[] => [
  title,
  ...lines.map((line) => `  – ${line}`),
];
