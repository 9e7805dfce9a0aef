/** The one place that knows exceljs: writes finished sheet plans as an xlsx file, never reads one. */
import ExcelJS from 'exceljs';
import { seal } from './archive.ts';
import { sheetMargin, type Cell, type SheetPlan } from './sheet-draft.ts';

// exceljs declares this enum in its types but does not ship it.
// eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment
const A4: ExcelJS.PaperSize = 9;
const thin = { style: 'thin' } as const;
const grid = { top: thin, left: thin, bottom: thin, right: thin };
const inches = (points: number): number => Math.round((points / 72) * 1000) / 1000;
const ground = (argb: string): ExcelJS.FillPattern => ({
  type: 'pattern',
  pattern: 'solid',
  fgColor: { argb },
});

/**
 * The sheets as an xlsx file. Equal plans and stamps give equal bytes.
 *
 * @param stamp ISO instant stated as the time of creation
 */
export async function writeWorkbook(
  sheets: readonly SheetPlan[],
  { title, author, stamp }: { title: string; author: string; stamp: string },
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.title = title;
  workbook.creator = author;
  workbook.lastModifiedBy = author;
  for (const plan of sheets) addSheet(workbook, plan);
  const bytes = await workbook.xlsx.writeBuffer({ useStyles: true, useSharedStrings: true });
  return seal(new Uint8Array(bytes), stamp);
}

function addSheet(workbook: ExcelJS.Workbook, plan: SheetPlan): void {
  const sheet = workbook.addWorksheet(plan.name, {
    pageSetup: {
      paperSize: A4,
      orientation: plan.landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: plan.onePage ? 1 : 0,
      horizontalCentered: true,
      margins: {
        left: inches(sheetMargin.side),
        right: inches(sheetMargin.side),
        top: inches(sheetMargin.top),
        bottom: inches(sheetMargin.bottom),
        header: 0.3,
        footer: 0.35,
      },
    },
    headerFooter: { oddFooter: '&C&"Times New Roman,Regular"&10Trang &P/&N' },
    views: [{ showGridLines: false }],
  });
  plan.widths.forEach((width, index) => {
    // Excel counts widths in digits of 7 pixels and adds 5 pixels of padding.
    sheet.getColumn(index + 1).width = Math.round((((width * 96) / 72 - 5) / 7) * 100) / 100;
  });
  plan.heights.forEach((height, index) => {
    sheet.getRow(index + 1).height = height;
  });
  for (const cell of plan.cells) addCell(sheet, cell);
  if (plan.repeated) {
    sheet.pageSetup.printTitlesRow = `${plan.repeated[0]}:${plan.repeated[1]}`;
  }
}

function addCell(sheet: ExcelJS.Worksheet, plan: Cell): void {
  const { row, column, rowSpan = 1, columnSpan = 1, value, formula, style = {} } = plan;
  if (rowSpan > 1 || columnSpan > 1) {
    sheet.mergeCells(row, column, row + rowSpan - 1, column + columnSpan - 1);
  }
  const cell = sheet.getCell(row, column);
  cell.value = formula === undefined ? value : { formula, result: Number(value), date1904: false };
  const isNumber = typeof value === 'number';
  if (isNumber) cell.numFmt = '#,##0';
  cell.font = {
    name: 'Times New Roman',
    family: 1,
    size: style.size ?? 11,
    bold: style.bold ?? false,
    italic: style.italic ?? false,
    ...(style.warn ? { color: { argb: 'FFC00000' } } : {}),
  };
  const horizontal = style.align ?? (isNumber ? 'right' : 'left');
  cell.alignment = {
    horizontal,
    indent: style.border && horizontal !== 'center' ? 1 : 0,
    vertical: style.vertical ?? 'middle',
    wrapText: !isNumber,
  };
  if (style.warn) cell.fill = ground('FFFFE699');
  else if (style.shaded) cell.fill = ground('FFF2F2F2');
  if (!style.border) return;
  for (let down = 0; down < rowSpan; down += 1) {
    for (let across = 0; across < columnSpan; across += 1) {
      sheet.getCell(row + down, column + across).border = grid;
    }
  }
}
