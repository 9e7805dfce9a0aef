import { type Channel, channelNames } from '#lib/notices';

import { LOOK_UP } from './frame.ts';
import { type Html, html } from './html.ts';

/**
 * Where the applicant is told, for them to choose: of the channels that reach them; addresses are not shown.
 *
 * @param saved - they have just chosen
 */
export const noticesPart = (wanted: ReadonlyMap<Channel, boolean>, saved: boolean): Html =>
  html`<section class="card asking" id="bao-tin" aria-labelledby="nhan-tin">
    <h2 id="nhan-tin">Nhận tin báo về hồ sơ</h2>
    <p>
      Cơ quan báo khi hồ sơ được tiếp nhận, cần bổ sung, đổi ngày hẹn và có kết quả, đến địa chỉ
      ông/bà đã khai. Lựa chọn dùng cho mọi hồ sơ có cùng địa chỉ.
    </p>
    ${saved ? html`<p class="saved" role="status">Đã lưu lựa chọn của ông/bà.</p>` : null}
    <form method="post" action="${LOOK_UP}/bao-tin">
      <fieldset>
        <legend>Báo cho tôi qua</legend>
        ${[...wanted].map(
          ([channel, wants]) =>
            html`<div class="choice">
              <input
                type="checkbox"
                id="tin-${channel}"
                name="${channel}"
                value="co"
                ${wants ? html` checked` : null}
              />
              <label for="tin-${channel}">${channelNames[channel]}</label>
            </div>`,
        )}
      </fieldset>
      <button class="second" type="submit">Lưu lựa chọn</button>
    </form>
  </section>`;
