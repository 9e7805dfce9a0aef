import { useMutation } from '@tanstack/react-query';

import { answerOf } from '#lib/api-client';

import { api } from '../api.ts';
import { FormatButtons } from '../parts/format-buttons.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { saveFile } from '../save-file.ts';

const formats = {
  docx: 'Quy trình nội bộ (Word)',
  svg: 'Hình vẽ (SVG)',
  bpmn: 'BPMN 2.0',
} as const;
type Format = keyof typeof formats;

/** A version of a procedure as a file; what keeps one from being made is said here. */
export function ProcedureFiles({ code, version }: { code: string; version: number }) {
  const load = useMutation({
    mutationFn: async (format: Format) => {
      const call = api.GET('/api/v1/procedures/{code}/export', {
        params: { path: { code }, query: { version, format } },
        parseAs: 'blob',
      });
      const content = await answerOf(call);
      const { response } = await call;
      saveFile(content, response, `${code}-${version}.${format}`);
    },
  });
  return (
    <div className="field no-print">
      <span className="label">Tải về</span>
      <FormatButtons formats={formats} pending={load.isPending} onChoose={load.mutate} />
      {load.error && <ProblemNote error={load.error} />}
    </div>
  );
}
