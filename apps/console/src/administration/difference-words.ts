import { momentText } from '../time.ts';

interface Difference {
  what: string;
  ours?: unknown;
  theirs?: unknown;
}

/** What the fields of a shared dossier are called. */
const names: Readonly<Record<string, string>> = {
  owner: 'cơ quan chủ trì',
  machine: 'phiên bản quy trình',
  phase: 'giai đoạn',
  closedAs: 'kết quả',
  due: 'hạn trả',
  standing: 'đúng hạn hay không',
  tasks: 'việc đang mở',
};

/** What the fields of a segment are called. */
const ofSegment: Readonly<Record<string, string>> = {
  agency: 'cơ quan',
  state: 'trạng thái',
  offeredAt: 'lúc bàn giao',
  receivedAt: 'lúc nhận',
  endedAt: 'lúc xong',
  due: 'hạn của chặng',
  standing: 'đúng hạn hay không',
};

/** A difference in a sentence for whoever keeps the partners. */
export const differenceWords = ({ what, ours, theirs }: Difference): string => {
  if (what === 'dossier')
    return ours === true ? 'đối tác không có hồ sơ này' : 'ở đây không có hồ sơ này';
  if (what === 'unheard') return `đối tác không nhận được: ${reasonIn(theirs) ?? 'không rõ lý do'}`;
  const [, segment] = /^segment (.+)#\d+$/.exec(what) ?? [];
  if (segment === undefined) return `${names[what] ?? what}: ${both(ours, theirs)}`;
  const [here, there] = [fieldsOf(ours), fieldsOf(theirs)];
  const differing = Object.keys(ofSegment).filter((field) => here[field] !== there[field]);
  return `chặng ${segment}: ${differing
    .map((field) => `${ofSegment[field] ?? field} ${both(here[field], there[field])}`)
    .join('; ')}`;
};

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const reasonIn = (value: unknown): string | undefined => {
  const { reason } = fieldsOf(value);
  return typeof reason === 'string' ? reason : undefined;
};

const both = (ours: unknown, theirs: unknown): string =>
  `ở đây ${shown(ours)}, đối tác ${shown(theirs)}`;

const shown = (value: unknown): string => {
  if (value === null || value === undefined) return 'không có';
  if (Array.isArray(value)) return value.length === 0 ? 'không có' : value.join(', ');
  if (typeof value !== 'string') return JSON.stringify(value);
  return /^\d{4}-\d{2}-\d{2}T/.test(value) ? momentText(value) : value;
};
