/** When something about dossiers of some agencies was last recorded; null if never. $1 text[] agencies */
export const lastRecorded = `
select max(known_from) as at from span where agencies && $1::text[]
`;
