import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { answerOf } from '#lib/api-client';

import { api, type Schemas } from '../api.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { TextField } from '../parts/text-field.tsx';
import { useSay } from '../said.tsx';

type Answer = Schemas['AnswerBody']['answer'];

export const answerNames: Readonly<Record<Answer, string>> = {
  outside: 'Đã làm ngoài phần mềm',
  'not-done': 'Không làm',
  'to-correct': 'Ghi sai, cần đính chính',
};

/** Answers a question in one click, with a note where there is something to say. */
export function AnswerForm({
  question: { dossier, question, text },
}: {
  question: Schemas['Question'];
}) {
  const client = useQueryClient();
  const say = useSay();
  const [note, setNote] = useState('');
  const answering = useMutation({
    mutationFn: (answer: Answer) =>
      answerOf(
        api.POST('/api/v1/dossiers/{id}/answers', {
          params: { path: { id: dossier } },
          body: { question, answer, ...(note.trim() !== '' && { note: note.trim() }) },
        }),
      ),
    onSuccess: (_, answer) => {
      say(`Đã ghi: ${answerNames[answer]}.`);
      for (const key of ['questions', 'dossiers'])
        void client.invalidateQueries({ queryKey: [key] });
    },
  });
  return (
    <div className="stack-close" role="group" aria-label={text}>
      {answering.error && <ProblemNote error={answering.error} />}
      <div className="row">
        {(Object.entries(answerNames) as [Answer, string][]).map(([answer, words]) => (
          <button
            key={answer}
            type="button"
            className="button"
            disabled={answering.isPending}
            onClick={() => answering.mutate(answer)}
          >
            {words}
          </button>
        ))}
      </div>
      <details>
        <summary>Thêm ghi chú</summary>
        <TextField
          label="Ghi chú"
          hint="Không ghi thông tin cá nhân của người nộp."
          value={note}
          onChange={setNote}
        />
      </details>
    </div>
  );
}
