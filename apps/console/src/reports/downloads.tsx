import { useMutation } from '@tanstack/react-query';

import { answerOf } from '#lib/api-client';

import { api } from '../api.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import type { ReportOrder } from '../queries.ts';
import { saveFile } from '../save-file.ts';

type Format = 'docx' | 'xlsx' | 'json';
type Path = '/api/v1/reports/{period}' | '/api/v1/reports/{period}/annex';

/** What is asked for as a file; what keeps one from being made is said here. */
function Files({
  path,
  name,
  period,
  order,
  formats,
}: {
  path: Path;
  /** What the file is called where the server does not say. */
  name: string;
  period: string;
  order: ReportOrder;
  /** The formats to choose from, as their buttons are called. */
  formats: Readonly<Partial<Record<Format, string>>>;
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
        {Object.entries(formats).map(([format, label]) => (
          <button
            key={format}
            type="button"
            className="button"
            disabled={load.isPending}
            onClick={() => load.mutate(format as Format)}
          >
            {label}
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
        formats={{ docx: 'Word', xlsx: 'Excel', json: 'JSON' }}
      />
    </div>
  );
}

/** Its annex, as those who sign and those who reckon want it. */
export function AnnexDownloads({ period, order }: { period: string; order: ReportOrder }) {
  return (
    <div className="no-print">
      <Files
        path="/api/v1/reports/{period}/annex"
        name="phu-luc-qua-han"
        period={period}
        order={order}
        formats={{ docx: 'Phụ lục Word', xlsx: 'Phụ lục Excel' }}
      />
    </div>
  );
}
