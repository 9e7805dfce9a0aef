import { z } from 'zod';

import { questionAnswers } from '#lib/persistence';

import { instantOut, next, pageQuery, yesNo } from './common.ts';

const named = z.object({ id: z.string(), name: z.string() });
const answer = z
  .enum(questionAnswers)
  .describe('Đã làm ngoài phần mềm; không làm; ghi sai, cần đính chính');

export const questionsQuery = z.object({
  agency: z.string().optional().describe('Hỏi cơ quan này, hoặc hồ sơ cơ quan này chủ trì'),
  answered: yesNo.describe('false: chỉ điều chưa ai trả lời; true: chỉ điều đã trả lời'),
  ...pageQuery,
});

export const questionPage = z
  .object({
    items: z.array(
      z
        .object({
          dossier: z.string(),
          procedure: z.object({ code: z.string(), name: z.string() }),
          owner: named,
          question: z.string().describe('Tên của điều cần xác nhận trong hồ sơ'),
          kind: z.enum(['skipped-step', 'finding']).describe('Bước bị bỏ qua; thứ tự có chỗ sai'),
          text: z.string(),
          step: z.string().nullable(),
          stepName: z.string().nullable(),
          agency: named.describe('Cơ quan được hỏi'),
          role: z.string().nullable().describe('Vai của bước; null: cơ quan chủ trì'),
          entry: z.number().int().describe('Lần ghi làm nảy ra điều này'),
          raisedAt: instantOut,
          mayAnswer: z.boolean().describe('Bạn trả lời được'),
          answer: z
            .object({
              answer,
              note: z.string().nullable(),
              actor: z.string(),
              actorName: z.string().nullable(),
              at: instantOut,
            })
            .nullable()
            .describe('Câu trả lời sau cùng; null: chưa ai trả lời'),
        })
        .meta({ id: 'Question' }),
    ),
    next,
  })
  .meta({ id: 'QuestionPage' });

export const answerBody = z
  .strictObject({
    question: z.string().min(1).max(300),
    answer,
    note: z
      .string()
      .trim()
      .min(1)
      .max(2000)
      .optional()
      .describe('Ghi chú; không ghi thông tin cá nhân của người nộp'),
  })
  .meta({
    id: 'AnswerBody',
    examples: [
      { question: 'step/tham-tra#3', answer: 'outside', note: 'Thẩm tra trên hồ sơ giấy' },
    ],
  });

export const answerAnswer = z.object({ id: z.string() }).meta({ id: 'Answer' });
