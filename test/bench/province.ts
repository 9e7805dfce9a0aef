/**
 * A province's dossiers for a measurement: a few real ones, multiplied by SQL. Names, procedures, agencies and
 * days are as skewed as they are in life; what is drawn is the same each time.
 */
import { act } from '#lib/desk';

import { AGENCY, order, OWNER, PROCEDURE } from '../desk/orders.ts';
import type { TestDatabase } from '../support/database.ts';

/** The agencies of a province, the busiest first: twenty communes, the district in sixth place, the province in ninth. */
export const agencies: readonly string[] = [
  ...named('xa', 1, 5),
  'huyen',
  ...named('xa', 6, 7),
  'tinh',
  ...named('xa', 8, 20),
];

/** Who takes part in the linked procedures and owns nothing. */
export const POLICE = 'cong-an';
export const INSURANCE = 'bhxh';

/** The busiest commune, and one that was founded in the last tenth of the time. */
export const [BUSY] = agencies as [string];
export const YOUNG = 'xa-15';
/** The commune nearly all people of the rarest family names live in. */
const REMOTE = 'xa-16';

function named(stem: string, from: number, to: number): string[] {
  return Array.from(
    { length: to - from + 1 },
    (_, index) => `${stem}-${String(from + index).padStart(2, '0')}`,
  );
}

/** Each word as often as it says, so that drawing any is drawing by weight. */
const weighted = (words: string): string[] =>
  words.split(' ').flatMap((word) => {
    const [name, weight = '1'] = word.split(':') as [string, string?];
    return Array<string>(Number(weight)).fill(name);
  });

const family = weighted(
  'Nguyễn:310 Trần:110 Lê:95 Phạm:70 Hoàng:31 Huỳnh:20 Phan:45 Vũ:25 Võ:14 Đặng:21 Bùi:20 Đỗ:14 Hồ:13 Ngô:13 ' +
    'Dương:10 Lý:5 Đào:6 Đoàn:6 Vương:4 Trịnh:6 Trương:12 Đinh:8 Lâm:5 Phùng:4 Mai:4 Tô:3 Hà:4 Tạ:3 Quách:1 ' +
    'Nghiêm:1 Doãn:1',
);
const remote = weighted('Giàng:3 Vàng:3 Sùng:2 Lò:2');
const middle = weighted(
  'Văn:28 Thị:32 Đức:6 Minh:6 Hữu:5 Ngọc:6 Thanh:5 Xuân:4 Quốc:3 Thu:3 Hồng:3 Kim:3 Bảo:2 Gia:2 Công:2 Đình:3 Quang:3',
);
const given = weighted(
  'Anh:40 Hương:22 Lan:18 Hùng:24 Dũng:20 Tuấn:22 Hải:18 Nam:17 Linh:22 Trang:18 Hà:16 Thảo:14 Phương:17 Hoa:14 ' +
    'Mai:12 Ngọc:12 Sơn:13 Thắng:12 Long:12 Quân:9 Cường:12 Bình:11 Hiền:11 Nga:9 Yến:8 Dung:7 Đạt:9 Khánh:8 ' +
    'Đào:3 Út:2 Ánh:6 Vân:8 Tâm:7 Hạnh:7 Nhung:6 Huyền:7 Phúc:7 Thành:12 Trung:9 Kiên:6 Khôi:3 Uyên:4 Xoan:1 Quyên:3',
);

/** Days the dossiers are spread over; the later, the more. */
const DAYS = 1_095;

/** Makes so many dossiers; all indexes are there meanwhile, as they are in life. */
export const fillProvince = async (database: TestDatabase, dossiers: number): Promise<void> => {
  const { desk, asOwner } = database;
  const sample = `${AGENCY}-sample`;
  const opening = { procedure: PROCEDURE, agency: OWNER, channel: 'direct' };
  await act(desk, order(sample, 'submit', opening));
  await act(desk, order(sample, 'accept'));
  await asOwner(`select setseed(0.4)`);
  await asOwner(
    `create temp table drawn as
     with known as materialized (
       select row_number() over (order by code, pin) - 1 as nth, pin, code, definition ->> 'field' as field
       from model
     )
     select n, place, ($1::text[])[place] as owner, m.pin, m.code as procedure, m.field,
       now() - ${DAYS} * interval '1 day'
         * case when ($1::text[])[place] = '${YOUNG}' then 0.1 else 1 end * power(late, 1.2) as submitted_at,
       random() as luck, random() as call, (2 + 13 * random()) * interval '1 day' as term
     from (
       select n, 1 + floor(${agencies.length} * power(random(), 1.7))::int as place,
         floor((select count(*) from model) * power(random(), 1.7))::int as model, random() as late
       from generate_series(1, $2) n
     ) one
     join known m on m.nth = one.model`,
    [agencies, dossiers],
  );
  // Open is what is young, and a tenth of what the busiest commune has.
  await asOwner(
    `create temp table told as
     select *, '000.' || place + 10 || '.24.H23-' || to_char(submitted_at, 'YYMMDD') || '-' || to_char(
         row_number() over (partition by place, submitted_at::date order by submitted_at), 'FM0000'
       ) as id,
       case
         when submitted_at > now() - term or luck < case when owner = '${BUSY}' then 0.14 else 0.01 end
           then case when call < 0.05 then 'submitted' when call < 0.9 then 'in-hand' else 'finished' end
         else case when call < 0.98 then 'returned' when call < 0.99 then 'refused' else 'withdrawn' end
       end as phase,
       case when procedure in ('2.002621', '2.002622')
         then array['${INSURANCE}', '${POLICE}', owner] else array[owner] end as agencies
     from drawn`,
  );
  await asOwner(
    `insert into dossier (
       id, pin, procedure, field, channel, owner, phase, status, seq, snapshot, last_hash, recorded_at,
       submitted_at, accepted_at, due, overdue_from, closed_at, closed_as, standing, returned_at, agencies, working,
       acquainted, paused, turn
     )
     select t.id, t.pin, t.procedure, t.field, case when luck < 0.4 then 'online' else 'direct' end, t.owner, t.phase,
       s.status, s.seq, s.snapshot, s.last_hash, least(t.submitted_at + term * luck, now()), t.submitted_at,
       case when t.phase <> 'submitted' then t.submitted_at + interval '1 hour' end,
       case when t.phase <> 'submitted' then t.submitted_at + term end,
       case when t.phase = 'in-hand' then t.submitted_at + term end,
       case when t.phase not in ('submitted', 'in-hand') then t.submitted_at + term * luck end,
       case when t.phase not in ('submitted', 'in-hand') then 'granted' end,
       case when t.phase not in ('submitted', 'in-hand') then 'on-time' end,
       case when t.phase = 'returned' then t.submitted_at + term * luck end, t.agencies, t.agencies, t.agencies,
       luck < 0.05 and t.phase = 'in-hand',
       case when t.phase = 'in-hand' and call > 0.6 then 1 else 0 end
     from told t
     cross join (select * from dossier where id = $1) s
     order by t.submitted_at`,
    [sample],
  );
  await asOwner(
    `insert into applicant (dossier, name, phone)
     select id, concat_ws(' ',
         case when owner = '${REMOTE}' and luck < 0.6
           then ($3::text[])[1 + n % cardinality($3::text[])]
           else ($1::text[])[1 + floor(random() * cardinality($1::text[]))::int] end,
         ($2::text[])[1 + floor(random() * cardinality($2::text[]))::int],
         case when random() < 0.4 then ($4::text[])[1 + floor(random() * cardinality($4::text[]))::int] end,
         ($4::text[])[1 + floor(random() * cardinality($4::text[]))::int]
       ),
       case when random() < 0.85
         then '0' || (array['3', '7', '8', '9', '9'])[1 + floor(random() * 5)::int]
           || to_char(floor(random() * 100000000), 'FM00000000') end
     from told
     order by submitted_at`,
    [family, middle, remote, given],
  );
  await asOwner(
    `insert into task (dossier, step, opened_seq, opened_at, agency, role, due, overdue_from)
     select id, 'tham-dinh', 2, submitted_at + interval '1 hour', owner, 'officer', submitted_at + term / 2,
       submitted_at + term / 2
     from told where phase = 'in-hand'`,
  );
  // Two of five tasks in hand have somebody.
  await asOwner(
    `insert into assignment (dossier, turn, step, opened_seq, act, holder, actor)
     select id, 1, 'tham-dinh', 2, 'claim', 'can-bo-' || n % 9, 'can-bo-' || n % 9
     from told where phase = 'in-hand' and call > 0.6`,
  );
  await asOwner('drop table drawn, told');
  await asOwner('vacuum (analyze)');
};
