// documents: prints reports and the forms of a dossier as an office signs them (docx, xlsx), the same bytes
// each time. Takes forms, templates and texts as data, every figure from the report; counts nothing, reads no file.
// Must not know: persistence, the desk, the network, the machine's own clock.
export { checkNarrative } from './check-narrative.ts';
export { countKeys, segmentKeys, type CountKey, type SegmentKey } from './figures.ts';
export { formInForce, parseReportForm, reportFormSchema } from './form.ts';
export type { ReportForm, StatisticalForm } from './form.ts';
export {
  narrativeSchema,
  outlined,
  parseNarrative,
  parseOutline,
  type Narrative,
  type Outline,
} from './narrative.ts';
export { officeNamed, officeSchema, type Office } from './office.ts';
export { overdueDocument } from './overdue-document.ts';
export { overdueWorkbook } from './overdue-workbook.ts';
export { DocumentRefused, type Finding, parseOrRefuse } from './refusal.ts';
export { parsePetitionForm, petitionFormSchema, type PetitionForm } from './petition-form.ts';
export { petitionDocument, petitionWorkbook } from './petition-papers.ts';
export { procedureDocument } from './procedure-document.ts';
export { reportDocument } from './report-document.ts';
export { reportWorkbook } from './report-workbook.ts';
export { resolutionSentences } from './sentences.ts';
export { checkForm } from './dossier-forms/check-form.ts';
export { fillForm } from './dossier-forms/fill-form.ts';
export {
  type DossierFormKind,
  dossierFormKinds,
  type FormAct,
  type FormKind,
  formKinds,
} from './dossier-forms/form-kinds.ts';
export {
  type DossierForm,
  formOf,
  type FormSet,
  formSetOn,
  parseFormSet,
} from './dossier-forms/form-set.ts';
export { type FormTag, formTags } from './dossier-forms/form-tags.ts';
export type {
  DossierPapers,
  HandOver,
  IssuingAgency,
  Due,
  PaperCount,
  RegisteredDossier,
  RegisterPapers,
} from './dossier-forms/papers.ts';
export { fillTags, hasBrokenTag, tagsIn } from './tags.ts';
