import { useMutation } from '@tanstack/react-query';

import { answerOf } from '#lib/api-client';

import { api } from '../api.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { orderOf, type ReportSearch } from './report-search.ts';

const formats = { docx: 'Word', xlsx: 'Excel', json: 'JSON' } as const;
type Format = keyof typeof formats;

const nameIn = (response: Response): string | undefined =>
  /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];

/** Hands a file to the browser under a name. */
const save = (content: Blob, name: string): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
};

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
      const call = api.GET('/api/v1/reports/{period}', {
        params: { path: { period }, query: { ...orderOf(agency, search), format } },
        parseAs: 'blob',
      });
      const content = await answerOf(call);
      const { response } = await call;
      save(content, nameIn(response) ?? `bao-cao-${period}-${agency}.${format}`);
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
