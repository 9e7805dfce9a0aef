/** Small definitions that the specs of this room play with. */
import { parse } from 'yaml';

import type { Procedure } from './definition.ts';
import { procedureSchema } from './definition.ts';

const head = `
code: "1.001193"
version: 1
name: Ví dụ
field: Hộ tịch
level: commune
online: full
effective: { from: 2023-01-01 }
sources: [{ text: ví dụ, certainty: unverified }]
owner: { kind: ubnd-xa }
term: { value: 10, unit: working-day, source: { text: ví dụ, certainty: unverified } }
papers: []
fee: { items: [], source: { text: ví dụ, certainty: unverified } }
`;

const given = parse(head) as object;

/** A definition of the given lanes, facts, segments and steps under a common head, which they may override. */
export const definition = (body: string): Procedure =>
  procedureSchema.parse({ ...given, ...(parse(body) as object) });

/** Desk, officer, head: a decision, a loop back, a payment hold, two outcomes. */
export const simple = (): Procedure =>
  definition(`
facts:
  can-xac-minh: { type: boolean, label: Cần xác minh, default: false }
  so-ban: { type: number, label: Số bản, default: 1 }
lanes:
  mot-cua: { name: Một cửa, agency: owner, role: desk }
  tu-phap: { name: Tư pháp, agency: owner, role: officer }
  lanh-dao: { name: Chủ tịch, agency: owner, role: chair }
start: tham-dinh
steps:
  tham-dinh:
    task: Thẩm định
    lane: tu-phap
    actions:
      trinh-ky: { label: Trình ký, to: re-nhanh, asks: [can-xac-minh] }
      cho-nop-tien: { label: Chờ nộp tiền, to: tham-dinh, hold: payment }
      tra-lai: { label: Trả lại, to: khong-du, reason: required }
  re-nhanh:
    decision:
      - { when: { fact: can-xac-minh }, to: xac-minh }
      - { to: ky }
  xac-minh:
    task: Xác minh
    lane: tu-phap
    actions:
      xong: { label: Xong, to: ky, sets: { can-xac-minh: false } }
  ky:
    task: Ký
    lane: lanh-dao
    actions:
      ky: { label: Ký, to: cap }
      sua-lai: { label: Sửa lại, to: tham-dinh }
      ky-nhieu: { label: Ký nhiều, to: cap, when: { fact: so-ban, above: 1 } }
  cap: { outcome: granted }
  khong-du: { outcome: returned-unqualified }
`);

/** Two agencies in parallel, each with a hand-over, a task and a way to decline; then a signature. */
export const joint = (): Procedure =>
  definition(`
lanes:
  mot-cua: { name: Một cửa, agency: owner, role: desk }
  cong-an: { name: Công an, agency: cong-an-xa, role: officer }
  bhxh: { name: BHXH, agency: bhxh, role: officer }
segments:
  cu-tru: { name: Cư trú, agency: cong-an-xa, budget: { value: 2, unit: working-day } }
  the-bhyt: { name: Thẻ BHYT, agency: bhxh }
policies: { onExternalOpinion: none }
start: khai-sinh
steps:
  khai-sinh:
    task: Đăng ký khai sinh
    lane: mot-cua
    actions:
      chuyen: { label: Chuyển, to: song-song }
  song-song:
    parallel:
      branches:
        cong-an:
          start: giao-cong-an
          steps:
            giao-cong-an: { handOver: { segment: cu-tru, receive: dang-ky-cu-tru, decline: sua-cu-tru } }
            sua-cu-tru:
              task: Sửa hồ sơ cư trú
              lane: mot-cua
              actions:
                gui-lai: { label: Gửi lại, to: giao-cong-an }
                bo: { label: Bỏ phần cư trú, to: join }
            dang-ky-cu-tru:
              task: Đăng ký cư trú
              lane: cong-an
              segment: cu-tru
              actions:
                xong: { label: Xong, to: join }
        bhxh:
          start: giao-bhxh
          steps:
            giao-bhxh: { handOver: { segment: the-bhyt, receive: cap-the, decline: cap-the-sau } }
            cap-the-sau:
              task: Hẹn cấp thẻ sau
              lane: mot-cua
              actions: { xong: { label: Xong, to: join } }
            cap-the:
              task: Cấp thẻ
              lane: bhxh
              segment: the-bhyt
              actions: { xong: { label: Xong, to: join } }
      then: tong-hop
  tong-hop:
    task: Tổng hợp
    lane: mot-cua
    actions:
      lam-lai: { label: Làm lại, to: song-song }
      xong: { label: Xong, to: cap }
  cap: { outcome: granted }
`);
