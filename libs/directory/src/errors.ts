import type { Day } from './agency.ts';

/** No agency of that id, or none in force on that day. */
export class AgencyUnknown extends Error {
  readonly code = 'agency-unknown';

  constructor(
    readonly id: string,
    readonly day: Day | null,
  ) {
    super(
      day === null
        ? `Không có cơ quan “${id}” trong danh bạ`
        : `Không có cơ quan “${id}” đang hoạt động vào ngày ${day}`,
    );
    this.name = 'AgencyUnknown';
  }
}

/** What is wrong with one row, by a stable code; `path` points into the data, e.g. "agencies[3].parent". */
export interface DirectoryFinding {
  code:
    | 'schema'
    | 'duplicate-id'
    | 'overlapping-effective'
    | 'effective-reversed'
    | 'unknown-kind'
    | 'unknown-parent'
    | 'unknown-covered'
    | 'unknown-successor'
    | 'cycle';
  path: string;
  message: string;
}

/** The data are no directory; `findings` lists everything found, not only the first. */
export class DirectoryInvalid extends Error {
  readonly code = 'directory-invalid';

  constructor(readonly findings: readonly DirectoryFinding[]) {
    super(
      `Danh bạ cơ quan không hợp lệ: ${findings.map(({ path, message }) => `${path}: ${message}`).join('; ')}`,
    );
    this.name = 'DirectoryInvalid';
  }
}
