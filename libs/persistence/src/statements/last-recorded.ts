/**
 * When anything of dossiers of some agencies was last recorded, whether or not it moved them; null if never. Dossiers
 * that were taken away from them count. $1 text[] agencies
 */
export const lastRecorded = `
select max(dossier.recorded_at) as at
from dossier
where dossier.id in (select span.dossier from span where span.agencies && $1::text[])
`;
