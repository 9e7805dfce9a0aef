/** A statistical form (biểu số) as data: titles, columns and sums, with the time it is in force. */
import { z } from 'zod';
import { countKeys, segmentKeys } from './figures.ts';
import { parseOrRefuse } from './refusal.ts';

const text = z.string().trim().min(1);
const columnNumber = z.int().positive();

/** A column that holds cells. */
export interface LeafColumn {
  /** The number the form gives the column, from 1, in order from left to right. */
  no: number;
  title: string;
  /** The label under the title; "(no)" when absent. */
  label?: string | undefined;
  /** The row's ordinal, its name, a figure, or several figures taken together. */
  value: string | readonly string[];
  /** Numbers of the columns this one is the sum of. */
  sum?: readonly number[] | undefined;
  /** Least width in centimetres; a column is never narrower than its longest word. */
  width?: number | undefined;
}

/** A title over several columns. */
export interface ColumnGroup {
  title: string;
  columns: readonly Column[];
}

export type Column = LeafColumn | ColumnGroup;

const leafSchema = z.strictObject({
  no: columnNumber.describe('Số cột theo biểu'),
  title: text.describe('Tên cột'),
  label: text.optional().describe('Nhãn dưới tên cột, mặc định "(số cột)"'),
  value: z
    .union([text, z.array(text).min(2)])
    .describe('ordinal, name, tên một số liệu, hoặc nhiều số liệu cộng lại'),
  sum: z.array(columnNumber).min(1).optional().describe('Cột này là tổng của các cột có số này'),
  width: z.number().positive().max(20).optional().describe('Chiều rộng tối thiểu, cm'),
});

const columnSchema: z.ZodType<Column> = z.lazy(() =>
  z.union([
    leafSchema,
    z.strictObject({
      title: text.describe('Tên nhóm cột'),
      columns: z.array(columnSchema).min(1).describe('Các cột của nhóm'),
    }),
  ]),
);

/** The columns that hold cells, from left to right. */
export function leavesOf(columns: readonly Column[]): LeafColumn[] {
  return columns.flatMap((column) => ('columns' in column ? leavesOf(column.columns) : [column]));
}

/** Whether the column holds figures (and not the ordinal or the name). */
export function holdsFigures({ value }: LeafColumn): boolean {
  return value !== 'ordinal' && value !== 'name';
}

/** The columns of a form whose figures are `keys`: numbered in order, ordinal and name first, sums of plain columns. */
export function columnsOf(keys: readonly string[]) {
  return z
    .array(columnSchema)
    .min(1)
    .superRefine((columns, context) => {
      const complain = (message: string) => context.addIssue({ code: 'custom', message });
      const leaves = leavesOf(columns);
      const figures = new Map(leaves.filter(holdsFigures).map((leaf) => [leaf.no, leaf]));
      leaves.forEach((leaf, index) => {
        if (leaf.no !== index + 1) {
          complain(`cột "${leaf.title}" mang số ${leaf.no}, đúng thứ tự phải là ${index + 1}`);
        }
        if (!figures.has(leaf.no)) return;
        for (const key of [leaf.value].flat()) {
          if (!keys.includes(key)) complain(`cột (${leaf.no}) gọi số liệu không có: "${key}"`);
        }
        for (const part of leaf.sum ?? []) {
          const summand = figures.get(part);
          if (summand === undefined || summand === leaf || summand.sum !== undefined) {
            complain(`cột (${leaf.no}) cộng cột (${part}), không phải một cột số liệu đơn`);
          }
        }
      });
      const heads = leaves.filter((leaf) => !holdsFigures(leaf)).map(({ value }) => value);
      if (heads.join() !== 'ordinal,name' || figures.has(1) || figures.has(2)) {
        complain('hai cột đầu phải là "ordinal" và "name", mỗi cột một lần');
      }
    });
}

const signatureSchema = z.strictObject({
  title: text.describe('Ví dụ "Người lập biểu"'),
  hint: text.describe('Ví dụ "(Ký, họ và tên)"'),
});

/** What every statistical form says of itself. */
export const formShape = {
  number: text.describe('Số biểu, ví dụ "II.06/VPCP/KSTT"'),
  title: text.describe('Tên biểu, in hoa khi in'),
  sheet: z
    .string()
    .regex(/^[^:\\/?*[\]]{1,31}$/)
    .describe('Tên trang tính'),
  effective: z
    .strictObject({
      from: z.iso.date().describe('Ngày bắt đầu hiệu lực'),
      to: z.iso.date().nullable().describe('Ngày cuối cùng còn hiệu lực; null: chưa có'),
    })
    .describe('Áp dụng cho kỳ báo cáo bắt đầu trong khoảng này'),
  source: z
    .strictObject({
      text: text.describe('Văn bản quy định'),
      certainty: z.enum(['V', 'S', 'U']).describe('V đã thấy, S nguồn thứ cấp, U chưa kiểm chứng'),
      note: text.optional(),
    })
    .describe('Căn cứ và độ chắc chắn'),
  labels: z.strictObject({
    number: text,
    reportingUnit: text,
    receivingUnit: text,
    period: text,
    unit: text.describe('Đơn vị tính, cả câu'),
    total: text.describe('Tên dòng tổng'),
  }),
  signatures: z.strictObject({ preparer: signatureSchema, head: signatureSchema }),
  units: z
    .strictObject({ sheet: text.max(31), title: text, name: text.describe('Tên cột đơn vị') })
    .describe('Bảng theo đơn vị trực thuộc'),
};

export const reportFormSchema = z
  .strictObject({
    ...formShape,
    afterLock: z
      .enum(['adjust', 'reissue'])
      .default('adjust')
      .describe(
        'Điều biết thêm sau khi khóa số liệu: adjust là điều chỉnh ở báo cáo kỳ sau; reissue là phát hành lại được',
      ),
    columns: columnsOf(countKeys).describe('Cây cột của biểu'),
    memo: z
      .array(
        z.strictObject({
          title: text,
          value: z.enum(countKeys),
          within: z.enum(countKeys).describe('Số liệu mà chỉ tiêu này nằm trong'),
          withinTitle: text,
        }),
      )
      .describe('Chỉ tiêu ghi chú: nằm trong tổng số, không bao giờ cộng thêm'),
    segments: z
      .strictObject({ sheet: text.max(31), title: text, columns: columnsOf(segmentKeys) })
      .describe('Bảng chặng liên thông của các cơ quan tham gia'),
  })
  .describe('Biểu mẫu thống kê');

/** What every statistical form has, whatever it counts. */
export interface StatisticalForm extends z.output<z.ZodObject<typeof formShape>> {
  columns: readonly Column[];
}

/** A statistical form, parsed; {@link parseReportForm} guarantees that its columns and sums resolve. */
export type ReportForm = z.output<typeof reportFormSchema>;

/**
 * The form a parsed YAML or JSON document describes.
 *
 * @throws DocumentRefused with a finding for each place that is wrong
 */
export function parseReportForm(data: unknown): ReportForm {
  return parseOrRefuse(reportFormSchema, 'form', data);
}

/**
 * The form in force for a reporting period: the latest to take effect of those in force on its first day.
 * Undefined when none is.
 */
export function formInForce<F extends Pick<StatisticalForm, 'effective'>>(
  forms: readonly F[],
  period: { from: string },
): F | undefined {
  return forms
    .filter(
      ({ effective: { from, to } }) => from <= period.from && (to ?? period.from) >= period.from,
    )
    .sort((a, b) => b.effective.from.localeCompare(a.effective.from))[0];
}
