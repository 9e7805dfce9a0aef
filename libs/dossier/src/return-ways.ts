/** How the result reaches the citizen: counter (tại bộ phận một cửa), post (bưu chính công ích), online. */
export const returnWays = ['counter', 'post', 'online'] as const;
export type ReturnWay = (typeof returnWays)[number];

/** Who took the result over: the applicant, or somebody they authorised (người được ủy quyền). */
export const collectors = ['applicant', 'representative'] as const;
export type Collector = (typeof collectors)[number];
