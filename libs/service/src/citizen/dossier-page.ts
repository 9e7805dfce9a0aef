import type { Channel } from '#lib/notices';

import type { Appointment } from './appointment.ts';
import { frame, LOOK_UP } from './frame.ts';
import { type Html, html } from './html.ts';
import { noticesPart } from './notices-part.ts';
import type { Need } from './need.ts';
import type { Office } from './office.ts';
import { type Given, ratingPart } from './rating-part.ts';
import type { Result } from './result.ts';
import type { Station } from './stations.ts';
import type { ToldDossier } from './tell-applicant.ts';

/**
 * The page of one dossier, for whoever was let in to it.
 *
 * @param wanted - the channels that reach the applicant, and whether they want to be told by them
 * @param chosen - they have just said so
 */
export const dossierPage = (
  told: ToldDossier,
  rating: Given,
  wanted: ReadonlyMap<Channel, boolean>,
  chosen: boolean,
): string => {
  const { headline, needs, appointment, result, holders, last } = told;
  return frame(
    headline.title,
    html`<p class="over">Hồ sơ của ${told.applicant}</p>
      <h1>${told.procedure}</h1>
      <p class="code">Mã hồ sơ <strong>${told.code}</strong></p>
      <section class="headline ${headline.tone}" aria-labelledby="den-dau">
        <h2 id="den-dau">${headline.title}</h2>
        <p>${headline.text}</p>
      </section>
      ${needs.length > 0 ? needsPart(needs) : null}
      <section class="card" aria-labelledby="chang">
        <h2 id="chang">Hồ sơ đang ở bước nào</h2>
        <ol class="stations">
          ${told.stations.map(stationPart)}
        </ol>
      </section>
      <div class="pair">
        ${result === null ? null : resultPart(result)}
        ${result !== null && appointment.due === null ? null : appointmentPart(appointment)}
        ${holders.length > 0 ? holderPart(holders) : null}
      </div>
      <section class="card" aria-labelledby="them">
        <h2 id="them">Thông tin thêm</h2>
        <dl>
          <div>
            <dt>Cập nhật gần nhất</dt>
            <dd>${last.what}, lúc ${last.at}</dd>
          </div>
          <div>
            <dt>Trạng thái trên Cổng dịch vụ công</dt>
            <dd>${told.status}</dd>
          </div>
        </dl>
      </section>
      ${told.returned ? ratingPart(rating) : null}
      ${wanted.size > 0 ? noticesPart(wanted, chosen) : null}
      <form class="leave" method="post" action="${LOOK_UP}/thoat">
        <button class="second" type="submit">Thoát và tra cứu hồ sơ khác</button>
        <p class="hint">Dùng máy chung thì nên bấm nút này khi xem xong.</p>
      </form>`,
  );
};

const stateWords: Readonly<Record<Station['state'], string>> = {
  done: 'Đã xong:',
  now: 'Hồ sơ đang ở đây:',
  ahead: 'Chưa đến:',
  ended: 'Dừng ở đây:',
};

const stationPart = ({ name, state, at }: Station): Html =>
  html`<li
    class="${state}"
    ${state === 'now' || state === 'ended' ? html` aria-current="step"` : null}
  >
    <span class="unseen">${stateWords[state]} </span
    ><span class="name">${name}</span>${at === null ? null : html` <span class="at">${at}</span>`}
  </li>`;

const needsPart = (needs: readonly Need[]): Html =>
  html`<section class="card needs" aria-labelledby="can-lam">
    <h2 id="can-lam">Việc ông/bà cần làm</h2>
    <ul>
      ${needs.map(
        ({ title, since, reason, where }) =>
          html`<li>
            <h3>${title}</h3>
            ${reason === null ? null : html`<blockquote><p>${reason}</p></blockquote>`}
            <p>
              ${since === null ? null : `Cơ quan yêu cầu lúc ${since}. `}Xin đến Bộ phận một cửa,
              ${where.name}${callPart(where)}.
            </p>
          </li>`,
      )}
    </ul>
  </section>`;

const appointmentPart = ({ due, provisional, before, because, note }: Appointment): Html =>
  html`<section class="card" aria-labelledby="hen">
    <h2 id="hen">Ngày hẹn trả</h2>
    <p class="big">${due ?? 'Chưa có'}</p>
    ${provisional ? html`<p>Lịch nghỉ của những ngày ấy chưa công bố nên ngày hẹn có thể đổi.</p>` : null}
    ${note === null ? null : html`<p>${note}</p>`}
    ${
      before === null
        ? null
        : html`<h3>Vì sao ngày hẹn đổi</h3>
            <p>Lần đầu hẹn trả ${before}.</p>
            <ul>
              ${because.map((text) => html`<li>${text}</li>`)}
            </ul>`
    }
  </section>`;

const resultPart = ({
  outcome,
  on,
  at,
  reason,
  returnedAt,
  collect,
  digital,
  parcel,
}: Result): Html =>
  html`<section class="card" aria-labelledby="ket-qua">
    <h2 id="ket-qua">Kết quả</h2>
    <p>${outcome}</p>
    ${reason === null ? null : html`<blockquote><p>${reason}</p></blockquote>`}
    <dl>
      <div>
        <dt>${on}</dt>
        <dd>${at}</dd>
      </div>
      ${
        returnedAt === null
          ? null
          : html`<div>
              <dt>Đã trả cho người nhận</dt>
              <dd>${returnedAt}</dd>
            </div>`
      }
      ${
        parcel === null
          ? null
          : html`<div>
              <dt>Bưu gửi</dt>
              <dd>${parcel}</dd>
            </div>`
      }
      ${
        collect === null
          ? null
          : html`<div>
              <dt>Nơi nhận</dt>
              <dd>Bộ phận một cửa, ${collect.name}${callPart(collect)}</dd>
            </div>`
      }
      ${
        digital
          ? html`<div>
              <dt>Bản điện tử</dt>
              <dd>Kết quả có bản điện tử</dd>
            </div>`
          : null
      }
    </dl>
  </section>`;

const holderPart = (holders: readonly Office[]): Html =>
  html`<section class="card" aria-labelledby="noi-giu">
    <h2 id="noi-giu">Cơ quan đang giữ hồ sơ</h2>
    <ul class="bare">
      ${holders.map((office) => html`<li>${office.name}${callPart(office)}</li>`)}
    </ul>
  </section>`;

/** The office's number, as something to tap. */
const callPart = ({ hotline }: Office): Html | null =>
  hotline === null
    ? null
    : html`, điện thoại <a href="tel:${hotline.replace(/[^0-9+]/g, '')}">${hotline}</a>`;
