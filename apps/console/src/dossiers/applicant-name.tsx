/** Who a listed dossier is for, as far as one may see it. */
export function ApplicantName({
  applicant,
}: {
  applicant: { name: string; masked: boolean } | null;
}) {
  if (!applicant) return null;
  if (applicant.masked) return <span className="soft small">Người nộp không hiển thị</span>;
  return <span>{applicant.name}</span>;
}
