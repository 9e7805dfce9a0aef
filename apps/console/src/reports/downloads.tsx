import { useMutation } from '@tanstack/react-query';

import { answerOf } from '#lib/api-client';

import { api } from '../api.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import type { ReportOrder } from '../queries.ts';
import { saveFile } from '../save-file.ts';

const formats = { docx: 'Word', xlsx: 'Excel', json: 'JSON' } as const;
type Format = keyof typeof formats;
type Path = '/api/v1/reports/{period}' | '/api/v1/reports/{period}/annex';

/** What is asked for as a file; what keeps one from being made is said here. */
function Files({
  path,
  name,
  period,
  order,
  which,
}: {
  path: Path;
  /** What the file is called where the server does not say. */
  name: string;
  period: string;
  order: ReportOrder;
  which: readonly Format[];
}) {
  const load = useMutation({
    mutationFn: async (format: Format) => {
      const call = api.GET(path, {
        params: { path: { period }, query: { ...order, format } },
        parseAs: 'blob',
      });
      const content = await answerOf(call);
      const { response } = await call;
      saveFile(content, response, `${name}-${period}-${order.agency}.${format}`);
    },
  });
  return (
    <>
      <div className="row">
        {which.map((format) => (
          <button
            key={format}
            type="button"
            className="button"
            disabled={load.isPending}
            onClick={() => load.mutate(format)}
          >
            {formats[format]}
          </button>
        ))}
      </div>
      {load.error && <ProblemNote error={load.error} />}
    </>
  );
}

/** The report as a file. */
export function Downloads({ period, order }: { period: string; order: ReportOrder }) {
  return (
    <div className="field">
      <span className="label">Tải về</span>
      <Files
        path="/api/v1/reports/{period}"
        name="bao-cao"
        period={period}
        order={order}
        which={['docx', 'xlsx', 'json']}
      />
    </div>
  );
}

/** Its annex, as those who sign and those who reckon want it. */
export function AnnexDownloads({ period, order }: { period: string; order: ReportOrder }) {
  return (
    <div className="no-print" role="group" aria-label="Tải phụ lục giải trình">
      <Files
        path="/api/v1/reports/{period}/annex"
        name="phu-luc-qua-han"
        period={period}
        order={order}
        which={['docx', 'xlsx']}
      />
    </div>
  );
}
