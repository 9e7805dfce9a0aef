/**
 * When something about dossiers of some agencies was last recorded; null if never. What took a dossier away from
 * them counts, and what ended a position without another in its place. $1 text[] agencies
 */
export const lastRecorded = `
select greatest(max(span.known_from), max(span.known_to)) as at
from span
where span.dossier in (select dossier from span where agencies && $1::text[])
`;
