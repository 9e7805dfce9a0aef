// documents: prints reports on forms an office signs (docx, xlsx), the same bytes each time.
// Takes forms and texts as data and every figure from the report; counts nothing, reads no file.
// Must not know: persistence, the desk, the network, the machine's own clock.
export { checkNarrative } from './check-narrative.ts';
export { countKeys, segmentKeys, type CountKey, type SegmentKey } from './figures.ts';
export { formInForce, parseReportForm, reportFormSchema, type ReportForm } from './form.ts';
export { narrativeSchema, parseNarrative, type Narrative } from './narrative.ts';
export { officeNamed, officeSchema, type Office } from './office.ts';
export { DocumentRefused, type Finding, parseOrRefuse } from './refusal.ts';
export { reportDocument } from './report-document.ts';
export { reportWorkbook } from './report-workbook.ts';
export { resolutionSentences } from './sentences.ts';
export { fillTags, hasBrokenTag, tagsIn } from './tags.ts';
