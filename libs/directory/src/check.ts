import type { Agency, DirectoryData } from './agency.ts';
import type { DirectoryFinding } from './errors.ts';

const LAST_DAY = '9999-12-31';
const lastDay = ({ effective }: Agency) => effective.to ?? LAST_DAY;

/**
 * Everything wrong with a directory of the right shape: rows that repeat an id at the same time, parents,
 * covered areas and kinds nobody declares, and chains of parents that come back to where they began.
 * Does not ask that a parent be in force as long as its child: an abolished level is skipped, not an error.
 */
export function checkDirectory({ kinds, agencies }: DirectoryData): DirectoryFinding[] {
  const findings: DirectoryFinding[] = [];
  const find = (code: DirectoryFinding['code'], path: string, message: string) =>
    findings.push({ code, path, message });
  const ids = new Set(agencies.map(({ id }) => id));

  agencies.forEach((agency, index) => {
    const at = `agencies[${index}]`;
    const { id, kind, parent, covers, effective } = agency;
    if (lastDay(agency) < effective.from)
      find('effective-reversed', `${at}.effective`, `“${id}” kết thúc trước khi bắt đầu`);
    if (!Object.hasOwn(kinds, kind))
      find('unknown-kind', `${at}.kind`, `“${id}” thuộc loại “${kind}” chưa khai báo`);
    if (parent !== undefined && !ids.has(parent))
      find('unknown-parent', `${at}.parent`, `“${id}” có cấp trên “${parent}” không tồn tại`);
    if (agency.successor !== undefined && !ids.has(agency.successor))
      find(
        'unknown-successor',
        `${at}.successor`,
        `“${id}” có cơ quan kế thừa “${agency.successor}” không tồn tại`,
      );
    for (const area of covers ?? [])
      if (!ids.has(area))
        find('unknown-covered', `${at}.covers`, `“${id}” phục vụ “${area}” không tồn tại`);

    for (const earlier of agencies.slice(0, index)) {
      if (earlier.id !== id) continue;
      if (earlier.effective.from === effective.from)
        find('duplicate-id', `${at}.id`, `“${id}” được ghi hai lần từ ngày ${effective.from}`);
      else if (earlier.effective.from <= lastDay(agency) && effective.from <= lastDay(earlier))
        find('overlapping-effective', `${at}.effective`, `“${id}” có hai dòng cùng hiệu lực`);
    }
  });

  for (const cycle of cyclesOf(agencies))
    find('cycle', `agencies[${cycle.index}].parent`, `cấp trên lặp vòng: ${cycle.ids.join(' → ')}`);
  return findings;
}

/** Each loop of parents once, at its first row; rows of one id count together whatever their days. */
function cyclesOf(agencies: readonly Agency[]): { index: number; ids: string[] }[] {
  const parents = new Map<string, Set<string>>();
  for (const { id, parent } of agencies) {
    const known = parents.get(id) ?? new Set();
    if (parent !== undefined) known.add(parent);
    parents.set(id, known);
  }
  const cycles: { index: number; ids: string[] }[] = [];
  const done = new Set<string>();
  const walk = (id: string, path: string[]) => {
    const start = path.indexOf(id);
    if (start >= 0) {
      const ids = path.slice(start);
      const index = agencies.findIndex((agency) => ids.includes(agency.id));
      cycles.push({ index, ids: [...ids, id] });
      return;
    }
    if (done.has(id)) return;
    for (const parent of parents.get(id) ?? []) walk(parent, [...path, id]);
    done.add(id);
  };
  for (const { id } of agencies) walk(id, []);
  return cycles;
}
