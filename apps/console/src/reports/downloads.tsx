import { useMutation } from '@tanstack/react-query';

import { answerOf } from '#lib/api-client';

import { api } from '../api.ts';
import { FormatButtons } from '../parts/format-buttons.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import type { ReportOrder } from '../queries.ts';
import { saveFile } from '../save-file.ts';

type Format = 'docx' | 'xlsx' | 'json';
type Path =
  | '/api/v1/reports/{period}'
  | '/api/v1/reports/{period}/annex'
  | '/api/v1/reports/{period}/petitions';

interface Wanted {
  path: Path;
  /** What the file is called where the server does not say. */
  name: string;
  period: string;
  order: ReportOrder;
}

/** Asks for a file, and saves it. */
const useFile = ({ path, name, period, order }: Wanted) =>
  useMutation({
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

/** The report as a file: on procedures, or on petitions. What keeps it from being made is said after it. */
export function Downloads({
  period,
  order,
  petitions,
}: {
  period: string;
  order: ReportOrder;
  petitions: boolean;
}) {
  const path = petitions ? '/api/v1/reports/{period}/petitions' : '/api/v1/reports/{period}';
  const load = useFile({ path, name: 'bao-cao', period, order });
  return (
    <>
      <div className="field">
        <span className="label">Tải về</span>
        <FormatButtons<Format>
          formats={{ docx: 'Word', xlsx: 'Excel', json: 'JSON' }}
          pending={load.isPending}
          onChoose={load.mutate}
        />
      </div>
      {load.error && <ProblemNote error={load.error} />}
    </>
  );
}

/** Its annex, as those who sign and those who reckon want it, beside the heading. */
export function AnnexDownloads({ period, order }: { period: string; order: ReportOrder }) {
  const path = '/api/v1/reports/{period}/annex';
  const load = useFile({ path, name: 'phu-luc-qua-han', period, order });
  return (
    <>
      <div className="no-print">
        <FormatButtons<Format>
          formats={{ docx: 'Phụ lục Word', xlsx: 'Phụ lục Excel' }}
          pending={load.isPending}
          onChoose={load.mutate}
        />
      </div>
      {load.error && <ProblemNote error={load.error} />}
    </>
  );
}
