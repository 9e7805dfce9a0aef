/** What is wrong with a form's Word file, before anybody prints from it. */
import type { DXT } from 'docxtemplater';
import { unpack } from '../archive.ts';
import type { Finding } from '../refusal.ts';
import type { FormKind } from './form-kinds.ts';
import { formTags, QR_TAG, type FormTag } from './form-tags.ts';
import { hasQrPlace } from './qr-place.ts';
import { openTemplate } from './template.ts';
import { isWellFormed } from './well-formed.ts';

const DOCUMENT = 'word/document.xml';
const TYPES = '[Content_Types].xml';

/**
 * The findings of a template, none if it can be printed from: `not-docx`, `macros`, `broken-docx` of the file;
 * `unclosed-tag`, `unopened-tag`, `unclosed-list`, `unopened-list`, `crossed-lists`, `list-position` of how tags
 * fit together, `split-tag` of one that runs over a line's end; then `unknown-tag`, `tag-outside-list`, `tag-kind` of each tag, and `missing-tag`.
 */
export function checkForm(kind: FormKind, template: Uint8Array): Finding[] {
  const files = filesOf(template);
  if (!files) return [of('not-docx', 'Tệp không phải tài liệu Word dạng .docx.')];
  const text = (path: string): string => Buffer.from(files.get(path) ?? []).toString('utf8');
  if (
    [...files.keys()].some((path) => /vbaProject|activeX/i.test(path)) ||
    text(TYPES).includes('macroEnabled')
  )
    return [of('macros', 'Tệp có macro; hãy lưu lại thành Tài liệu Word (.docx).')];
  const broken = [...files.keys()].filter(
    (path) => /\.(xml|rels)$/.test(path) && !isWellFormed(text(path)),
  );
  if (broken.length > 0)
    return broken.map((path) => of('broken-docx', `Tệp hỏng: phần ${path} không đọc được.`, path));
  const parts: DXT.Part[] = [];
  try {
    openTemplate(template, { modules: [listening(parts)] });
  } catch (error) {
    return misfits(error);
  }
  const split = [...files.keys()].filter(hasText).flatMap((path) => splitTags(text(path), path));
  if (split.length > 0) return split;
  const tags = formTags(kind);
  const used = new Map<string, Finding | undefined>();
  for (const { tag, within, module } of placed(parts, [])) {
    const finding = flaw(tags, tag, within, module);
    used.set(`${tag} ${finding?.code ?? ''}`, finding);
  }
  const present = new Set([...used.keys()].map((key) => key.split(' ')[0] ?? ''));
  if (hasQrPlace(text(DOCUMENT))) present.add(QR_TAG);
  return [
    ...[...used.values()].flatMap((finding) => finding ?? []),
    ...tags
      .filter(({ name, obligatory }) => obligatory && !present.has(name))
      .map(({ name, says, isList }) =>
        of('missing-tag', `Mẫu thiếu ${written(name, isList)} (${says}).`, '', name),
      ),
  ];
}

const of = (code: string, message: string, where = '', tag?: string): Finding => ({
  code,
  where,
  message,
  ...(tag !== undefined && { tag }),
});

const written = (name: string, isList: boolean): string =>
  name === QR_TAG ? `ảnh ${QR_TAG}` : isList ? `danh sách {#${name}}…{/${name}}` : `thẻ {${name}}`;

/** The parts of a docx; undefined if it is none. */
const filesOf = (template: Uint8Array): Map<string, Uint8Array> | undefined => {
  try {
    const files = unpack(template);
    return files.has(DOCUMENT) && files.has(TYPES) ? files : undefined;
  } catch (error) {
    // RangeError is unpack's own and Buffer's, Z_DATA_ERROR and the like zlib's.
    if (error instanceof RangeError || (error instanceof Error && 'errno' in error))
      return undefined;
    throw error;
  }
};

/** Hears from the library what it has read, and keeps the tags. */
const listening = (parts: DXT.Part[]): DXT.Module => ({
  name: 'listening',
  set: ({ inspect }: { inspect?: { postparsed?: DXT.Part[] } }) => {
    parts.push(...(inspect?.postparsed ?? []));
  },
});

/** The parts that are printed: body, headers and footers. */
const hasText = (path: string): boolean => /^word\/(document|header\d*|footer\d*)\.xml$/.test(path);

const wording = /<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<\/w:p>/g;

/** Tags that begin in one paragraph and end in another: the line would vanish with them. */
const splitTags = (xml: string, path: string): Finding[] => {
  const found: Finding[] = [];
  let open = '';
  for (const [, text] of xml.matchAll(wording)) {
    if (text === undefined) {
      if (open !== '')
        found.push(
          of('split-tag', `Thẻ “${open}” bị ngắt qua hai dòng; hãy viết liền trên một dòng.`, path),
        );
      open = '';
      continue;
    }
    const whole = open + text;
    const begin = whole.lastIndexOf('{');
    open = begin > whole.lastIndexOf('}') ? whole.slice(begin) : '';
  }
  return found;
};

interface Placed {
  tag: string;
  within: readonly string[];
  module: string | undefined;
}

/** Every tag with the lists around it. */
const placed = (parts: readonly DXT.Part[], within: readonly string[]): Placed[] =>
  parts.flatMap((part) => {
    if (part.type !== 'placeholder') return [];
    const tag = part.value.trim();
    const inside = part as DXT.Part & { subparsed?: DXT.Part[] };
    return [
      { tag, within, module: part.module },
      ...placed(inside.subparsed ?? [], [...within, tag]),
    ];
  });

/** What is wrong with one tag where it stands. */
const flaw = (
  tags: readonly FormTag[],
  name: string,
  within: readonly string[],
  module: string | undefined,
): Finding | undefined => {
  const tag = tags.find((known) => known.name === name);
  if (!tag) {
    const near = nearest(
      name,
      tags.map((known) => known.name),
    );
    return of(
      'unknown-tag',
      `Không có thẻ {${name}}${near === undefined ? '' : `; có phải {${near}}?`}.`,
      '',
      name,
    );
  }
  const isSection = module === 'loop';
  if (name === QR_TAG)
    return of(
      'tag-kind',
      `Mã QR là một ảnh có văn bản thay thế ${QR_TAG}, không phải thẻ {${name}}.`,
      '',
      name,
    );
  if (module !== undefined && !isSection) return of('tag-kind', wrongMark(name), '', name);
  if (tag.isList && !isSection)
    return of('tag-kind', `{${name}} là danh sách; hãy viết {#${name}}…{/${name}}.`, '', name);
  if (tag.within !== null && !within.includes(tag.within))
    return of(
      'tag-outside-list',
      `Thẻ {${name}} phải nằm trong {#${tag.within}}…{/${tag.within}}.`,
      '',
      name,
    );
  return undefined;
};

const wrongMark = (name: string): string =>
  `Thẻ {${name}} viết với dấu không dùng ở đây; hãy viết đúng {${name}}.`;

/** The known name an unknown one was meant for, if it is a slip of one or two letters. */
const nearest = (name: string, known: readonly string[]): string | undefined => {
  const [best] = known
    .map((other) => ({ other, slips: distance(name.toLocaleLowerCase('vi'), other) }))
    .sort((one, two) => one.slips - two.slips);
  return best && best.slips <= 2 ? best.other : undefined;
};

/** Levenshtein's distance. */
const distance = (one: string, two: string): number => {
  let row = Array.from({ length: two.length + 1 }, (_, index) => index);
  for (const [i, letter] of Array.from(one).entries()) {
    const next = [i + 1];
    for (const [j, other] of Array.from(two).entries())
      next.push(
        Math.min(
          (next[j] ?? 0) + 1,
          (row[j + 1] ?? 0) + 1,
          (row[j] ?? 0) + (letter === other ? 0 : 1),
        ),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
};

interface LibraryError {
  properties?: {
    id?: string;
    xtag?: string;
    openingtag?: string;
    closingtag?: string;
    file?: string;
    errors?: LibraryError[];
  };
}

/** What the library says of tags that don't fit together, in our words. */
const misfits = (error: unknown): Finding[] => {
  const { properties } = error as LibraryError;
  if (properties?.id === undefined) throw error;
  return (properties.errors ?? [error as LibraryError]).map((one) => {
    const {
      id = '',
      xtag = '',
      openingtag = '',
      closingtag = '',
      file = '',
    } = one.properties ?? {};
    // Of a tag that is not closed the library names what follows it, too.
    const [tag = ''] = /^[#/]?[a-z0-9_.]+/.exec(xtag.replace(/[{}]/g, '').trim()) ?? [];
    switch (id) {
      case 'unclosed_tag':
      case 'duplicate_open_tag':
        return of('unclosed-tag', `Thẻ bắt đầu bằng “{${tag}” không có dấu } đóng.`, file, tag);
      case 'unopened_tag':
      case 'duplicate_close_tag':
        return of('unopened-tag', `Dấu } sau “${tag}” không có dấu { mở.`, file, tag);
      case 'unclosed_loop':
        return of('unclosed-list', `Danh sách {#${tag}} không có {/${tag}} đóng.`, file, tag);
      case 'unopened_loop':
        return of(
          'unopened-list',
          `{/${tag}} đóng một danh sách chưa mở bằng {#${tag}}.`,
          file,
          tag,
        );
      case 'closing_tag_does_not_match_opening_tag':
        return of(
          'crossed-lists',
          `{#${openingtag}} bị đóng bằng {/${closingtag}}.`,
          file,
          openingtag,
        );
      case 'loop_position_invalid':
      case 'unbalanced_loop_tags':
        return of(
          'list-position',
          `{#${tag}} và {/${tag}} phải ở cùng một bảng hoặc cùng một mức.`,
          file,
          tag,
        );
      case 'raw_xml_tag_should_be_only_text_in_paragraph':
      case 'raw_xml_tag_not_in_paragraph':
        return of('tag-kind', wrongMark(tag), file, tag);
      default:
        return of('broken-docx', `Tệp không dùng được: ${id.replaceAll('_', ' ')}.`, file, tag);
    }
  });
};
