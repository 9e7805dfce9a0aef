import { momentText } from '../time.ts';
import { closedNames, phaseNames, segmentStates, standingNames } from '../words.ts';

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

/** What the values of a field are called, where they have names here. */
const valueNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  phase: phaseNames,
  closedAs: closedNames,
  state: segmentStates,
  standing: Object.fromEntries(
    Object.entries(standingNames).map(([standing, { text }]) => [standing, text]),
  ),
};

/** A difference in a sentence for whoever keeps the partners. */
export const differenceWords = ({ what, ours, theirs }: Difference): string => {
  if (what === 'dossier')
    return ours === true ? 'đối tác không có hồ sơ này' : 'ở đây không có hồ sơ này';
  if (what === 'unheard') return `đối tác không nhận được: ${reasonIn(theirs) ?? 'không rõ lý do'}`;
  const [, segment] = /^segment (.+)#\d+$/.exec(what) ?? [];
  if (segment === undefined) return `${names[what] ?? what}: ${both(what, ours, theirs)}`;
  const [here, there] = [fieldsOf(ours), fieldsOf(theirs)];
  const differing = Object.keys(ofSegment).filter((field) => here[field] !== there[field]);
  return `chặng ${segment}: ${differing
    .map((field) => `${ofSegment[field] ?? field} ${both(field, here[field], there[field])}`)
    .join('; ')}`;
};

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const reasonIn = (value: unknown): string | undefined => {
  const { reason } = fieldsOf(value);
  return typeof reason === 'string' ? reason : undefined;
};

const both = (field: string, ours: unknown, theirs: unknown): string =>
  `ở đây ${shown(field, ours)}, đối tác ${shown(field, theirs)}`;

const shown = (field: string, value: unknown): string => {
  if (value === null || value === undefined) return 'không có';
  if (Array.isArray(value)) return value.length === 0 ? 'không có' : value.join(', ');
  if (typeof value !== 'string') return JSON.stringify(value);
  const name = valueNames[field]?.[value];
  if (name !== undefined) return `“${name}”`;
  return /^\d{4}-\d{2}-\d{2}T/.test(value) ? momentText(value) : value;
};
