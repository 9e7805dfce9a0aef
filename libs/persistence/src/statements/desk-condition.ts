/**
 * That a desk gives the result of `dossier d` to the applicant: it took the dossier, for its own agency or, as the first
 * entry then names it, for another one.
 *
 * @param desk - the parameter with the agency of the desk
 */
export const deskCondition = (desk: string): string => `(
  d.owner = ${desk} and not exists (
    select from history h where h.dossier = d.id and h.seq = 1 and h.fact ? 'receivedBy'
  ) or array_remove(d.agencies, d.owner) && array[${desk}::text] and exists (
    select from history h where h.dossier = d.id and h.seq = 1 and h.fact ->> 'receivedBy' = ${desk}
  ))`;
