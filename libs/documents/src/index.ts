/**
 * documents: prints reports and forms as files an office can sign (docx, xlsx), the same bytes each time.
 * It gets forms and texts as data and figures from the report alone; it reads no files and counts nothing.
 * It must not know persistence, the desk, the network or the time of day.
 */
export { checkNarrative } from './check-narrative.ts';
export { countKeys, segmentKeys, type CountKey, type SegmentKey } from './figures.ts';
export { formInForce, parseReportForm, reportFormSchema, type ReportForm } from './form.ts';
export { narrativeSchema, parseNarrative, type Narrative } from './narrative.ts';
export { officeNamed, officeSchema, type Office } from './office.ts';
export { DocumentRefused, type Finding } from './refusal.ts';
export { reportDocument } from './report-document.ts';
export { reportWorkbook } from './report-workbook.ts';
export { resolutionSentences } from './sentences.ts';
