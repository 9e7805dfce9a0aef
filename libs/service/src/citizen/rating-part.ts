import { LOOK_UP } from './frame.ts';
import { type Html, html } from './html.ts';

/** Letters a comment may have. */
export const LONGEST_COMMENT = 1000;

/** What the applicant thought: stars given before, or what is wrong with what was just sent. */
export interface Given {
  stars: number | null;
  flaw: string | null;
  comment: string;
}

const stars = [
  [5, 'Rất hài lòng'],
  [4, 'Hài lòng'],
  [3, 'Bình thường'],
  [2, 'Không hài lòng'],
  [1, 'Rất không hài lòng'],
] as const;

/** Asks once how it was, after the return; thanks afterwards. */
export const ratingPart = ({ stars: given, flaw, comment }: Given): Html =>
  given === null
    ? html`<section class="card asking" id="danh-gia" aria-labelledby="hai-long">
<h2 id="hai-long">Ông/bà có hài lòng không?</h2>
<p>Đánh giá một lần. Câu trả lời không làm thay đổi hồ sơ.</p>
<form method="post" action="${LOOK_UP}/danh-gia#danh-gia">
<fieldset${flaw === null ? null : html` class="flawed" aria-describedby="sao-loi"`}>
<legend>Mức hài lòng</legend>
${flaw === null ? null : html`<p class="flaw" id="sao-loi" role="alert"><span class="unseen">Lỗi: </span>${flaw}</p>`}
${stars.map(
  ([count, words]) =>
    html`<div class="choice">
      <input type="radio" id="sao-${count}" name="sao" value="${count}" />
      <label for="sao-${count}"
        ><span class="stars" aria-hidden="true"
          >${'★'.repeat(count)}<span class="off">${'★'.repeat(5 - count)}</span></span
        >
        ${words} <span class="unseen">(${count} trên 5 sao)</span></label
      >
    </div>`,
)}
</fieldset>
<div class="field">
<label for="y-kien">Ý kiến thêm (không bắt buộc)</label>
<p class="hint" id="y-kien-goi-y">Xin không ghi số điện thoại, số căn cước hay tên người khác.</p>
<textarea id="y-kien" name="y-kien" rows="4" maxlength="${LONGEST_COMMENT}" aria-describedby="y-kien-goi-y">${comment}</textarea>
</div>
<button type="submit">Gửi đánh giá</button>
</form>
</section>`
    : html`<section class="card asking" id="danh-gia" aria-labelledby="hai-long">
        <h2 id="hai-long">Cảm ơn ông/bà đã đánh giá</h2>
        <p>
          <span class="stars" aria-hidden="true"
            >${'★'.repeat(given)}<span class="off">${'★'.repeat(5 - given)}</span></span
          >
          ${stars.find(([count]) => count === given)?.[1] ?? null} (${given} trên 5 sao)
        </p>
      </section>`;
