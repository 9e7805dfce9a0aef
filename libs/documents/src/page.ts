/** The page of NĐ 30/2020, Phụ lục I: paper, margins and type, in twips (1/1440 inch) and half points. */

/** Millimetres to twips, rounded (docx's own conversion cuts, and 20 mm would fall short). */
const mm = (length: number): number => Math.round((length * 1440) / 25.4);

export const font = 'Times New Roman';
export const language = 'vi-VN';

/** Margins: 20 mm above, below and right, 30 mm left for binding. */
export const portrait = {
  width: mm(210),
  height: mm(297),
  margin: {
    top: mm(20),
    bottom: mm(20),
    left: mm(30),
    right: mm(20),
    header: mm(10),
    footer: mm(10),
  },
};

/** The annex lies on its side; its upper edge is the one that is bound. */
export const landscape = {
  width: mm(297),
  height: mm(210),
  margin: {
    top: mm(25),
    bottom: mm(15),
    left: mm(20),
    right: mm(20),
    header: mm(12),
    footer: mm(10),
  },
};

/** Width of the text in twips. */
export function textWidth({ width, margin }: typeof portrait): number {
  return width - margin.left - margin.right;
}

/** Points to twips. */
export const twips = (points: number): number => Math.round(points * 20);

/** Sizes in half points, as docx wants them. */
export const size = {
  motto: 28,
  nation: 26,
  agency: 26,
  body: 28,
  recipientsHead: 24,
  recipients: 22,
  pageNumber: 26,
  table: 22,
  tableLabel: 17,
};

/** Line spacing of running text: single, in 240ths of a line. */
export const lineHeight = 240;

/** First line of a paragraph: 1.27 cm. */
export const firstLine = 720;
