import { useMutation } from '@tanstack/react-query';

import { answerOf } from '#lib/api-client';

import { api } from '../api.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { saveFile } from '../save-file.ts';
import { orderOf, PETITIONS, type ReportSearch } from './report-search.ts';

const formats = { docx: 'Word', xlsx: 'Excel', json: 'JSON' } as const;
type Format = keyof typeof formats;

/** The report as a file; what keeps one from being made is said here. */
export function Downloads({
  period,
  agency,
  search,
}: {
  period: string;
  agency: string;
  search: ReportSearch;
}) {
  const load = useMutation({
    mutationFn: async (format: Format) => {
      const path =
        search.form === PETITIONS
          ? '/api/v1/reports/{period}/petitions'
          : '/api/v1/reports/{period}';
      const call = api.GET(path, {
        params: { path: { period }, query: { ...orderOf(agency, search), format } },
        parseAs: 'blob',
      });
      const content = await answerOf(call);
      const { response } = await call;
      saveFile(content, response, `bao-cao-${period}-${agency}.${format}`);
    },
  });
  return (
    <div className="field">
      <span className="label">Tải về</span>
      <div className="row">
        {Object.entries(formats).map(([format, name]) => (
          <button
            key={format}
            type="button"
            className="button"
            disabled={load.isPending}
            onClick={() => load.mutate(format as Format)}
          >
            {name}
          </button>
        ))}
      </div>
      {load.error && <ProblemNote error={load.error} />}
    </div>
  );
}
