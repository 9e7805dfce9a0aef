import { type Hold, holdReasonNames, type Machine, phaseNames, type Refusal } from '#lib/procedure';

import type { RefusalCode } from './refusals.ts';

/** What the machine refuses, as a stable code and a sentence a clerk understands. */
export const refusalWords = (
  machine: Machine,
  refusal: Refusal,
): { code: RefusalCode; message: string } => {
  switch (refusal.refused) {
    case 'not-allowed':
      return {
        code: 'not-allowed',
        message: `Hồ sơ đang ở trạng thái "${phaseNames[refusal.phase]}", chưa làm được việc này.`,
      };
    case 'held':
      return {
        code: 'held',
        message: `Hồ sơ đang tạm dừng: ${refusal.holds.map(({ reason }) => holdReasonNames[reason]).join(', ')}.`,
      };
    case 'ambiguous':
      return {
        code: 'task-ambiguous',
        message: 'Thao tác có ở nhiều việc đang mở; hãy nêu rõ việc.',
      };
    case 'guard':
      return guardWords(machine, refusal);
  }
};

const guardWords = (
  machine: Machine,
  refusal: Extract<Refusal, { refused: 'guard' }>,
): { code: RefusalCode; message: string } => {
  const fact = (id: string) => machine.config.meta.facts[id]?.label ?? id;
  const where = ({ scope, reason, from }: Hold) =>
    [
      holdReasonNames[reason],
      ...(from === undefined ? [] : [`(${from})`]),
      ...(scope === 'dossier' ? [] : [`của chặng "${scope}"`]),
    ].join(' ');
  switch (refusal.code) {
    case 'expression-false':
      return { code: 'not-allowed', message: 'Điều kiện của thao tác này chưa đúng với hồ sơ.' };
    case 'fact-missing':
      return { code: 'fact-invalid', message: `Phải nhập "${fact(refusal.fact)}".` };
    case 'fact-invalid':
      return { code: 'fact-invalid', message: `Giá trị của "${fact(refusal.fact)}" không hợp lệ.` };
    case 'fact-unasked':
      return {
        code: 'fact-invalid',
        message: `Thao tác này không nhận dữ kiện "${fact(refusal.fact)}".`,
      };
    case 'reason-missing':
      return { code: 'reason-required', message: 'Phải nêu lý do.' };
    case 'outcome-missing':
    case 'outcome-invalid':
      return {
        code: 'bad-input',
        message: 'Phải nêu kết quả: granted, rejected hoặc returned-unqualified.',
      };
    case 'not-accepted':
      return { code: 'not-allowed', message: 'Hồ sơ chưa được tiếp nhận.' };
    case 'hold-open':
      return { code: 'hold-open', message: `Đang có khoảng tạm dừng ${where(refusal.hold)}.` };
    case 'no-hold':
      return { code: 'no-hold', message: `Hồ sơ không có khoảng tạm dừng ${where(refusal.hold)}.` };
    case 'segment-missing':
      return { code: 'bad-input', message: 'Phải nêu chặng liên thông.' };
    case 'segment-unknown':
      return { code: 'not-allowed', message: `Hồ sơ không có chặng "${refusal.segment}".` };
    case 'already-offered':
      return { code: 'not-allowed', message: `Chặng "${refusal.segment}" đã được bàn giao.` };
    case 'not-offered':
      return {
        code: 'not-allowed',
        message: `Chặng "${refusal.segment}" không có bàn giao nào đang chờ trả lời.`,
      };
  }
};
