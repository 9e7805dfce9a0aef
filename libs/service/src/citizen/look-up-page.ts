import { frame, LOOK_UP } from './frame.ts';
import { type Html, html } from './html.ts';
import type { SecondFactor } from './settings.ts';

/** What is wrong with what was sent; the name of the field it is about, or of none. */
export interface Flaw {
  field: 'ma' | 'so-cuoi' | null;
  text: string;
}

/** What the page says of itself before anything was looked up. */
export interface LookUpForm {
  /** The code as typed, or as a QR code brought it. */
  code: string;
  flaws: readonly Flaw[];
  /** Something to know first: that the time to look has passed. */
  notice?: string;
}

const factorWords = (factors: readonly SecondFactor[]): string =>
  factors.map((factor) => (factor === 'phone' ? 'số điện thoại' : 'số căn cước')).join(' hoặc ');

/** The page that asks for code and second factor. */
export const lookUpPage = (
  { code, flaws, notice }: LookUpForm,
  factors: readonly SecondFactor[],
): string =>
  frame(
    flaws.length > 0 ? 'Chưa tra cứu được' : 'Nhập mã hồ sơ',
    html`${flaws.length > 0 ? summary(flaws) : null}
      <h1>Tra cứu hồ sơ của ông/bà</h1>
      ${notice === undefined ? null : html`<p class="notice" role="status">${notice}</p>`}
      <p class="lead">Xem hồ sơ đang ở đâu, ngày hẹn trả và việc ông/bà cần làm.</p>
      <form class="card" method="post" action="${LOOK_UP}" novalidate>
        ${field({
          id: 'ma',
          label: 'Mã hồ sơ',
          hint: 'In trên giấy hẹn trả kết quả, ví dụ 000.22.24.H23-230316-0007. Chữ thường hay chữ hoa đều được.',
          flaws,
          rest: html`type="text" value="${code}" autocomplete="off" autocapitalize="characters"
          spellcheck="false" maxlength="80"`,
        })}
        ${field({
          id: 'so-cuoi',
          label: `4 số cuối của ${factorWords(factors)}`,
          hint: 'Số ông/bà đã khai khi nộp hồ sơ.',
          flaws,
          rest: html`class="short" type="text" inputmode="numeric" autocomplete="off" maxlength="20"`,
        })}
        <button type="submit">Xem hồ sơ</button>
      </form>
      <section class="plain" aria-labelledby="can-giup">
        <h2 id="can-giup">Không tra cứu được?</h2>
        <ul>
          <li>Xem lại mã trên giấy hẹn, nhất là số 0 và chữ O.</li>
          <li>Hồ sơ không ghi số điện thoại và số căn cước thì không xem được ở đây.</li>
          <li>Mang giấy hẹn đến Bộ phận một cửa nơi đã nộp để được trả lời.</li>
        </ul>
      </section>`,
  );

/** What is wrong, each with a link to where it is put right; read first by whoever does not see the page. */
const summary = (flaws: readonly Flaw[]): Html =>
  html`<div class="flaws" role="alert" aria-labelledby="loi">
    <h2 id="loi">Chưa tra cứu được</h2>
    <ul>
      ${flaws.map(({ field, text }) => html`<li>${field === null ? text : html`<a href="#${field}">${text}</a>`}</li>`)}
    </ul>
  </div>`;

const field = ({
  id,
  label,
  hint,
  flaws,
  rest,
}: {
  id: NonNullable<Flaw['field']>;
  label: string;
  hint: string;
  flaws: readonly Flaw[];
  rest: Html;
}): Html => {
  const own = flaws.filter(({ field: about }) => about === id);
  const flawed = own.length > 0;
  return html`<div class="${flawed ? 'field flawed' : 'field'}">
    <label for="${id}">${label}</label>
    <p class="hint" id="${id}-goi-y">${hint}</p>
    ${own.map(({ text }) => html`<p class="flaw" id="${id}-loi"><span class="unseen">Lỗi: </span>${text}</p>`)}
    <input
      id="${id}"
      name="${id}"
      ${rest}
      required
      aria-describedby="${id}-goi-y${flawed ? ` ${id}-loi` : ''}"
      ${flawed ? html` aria-invalid="true"` : null}
    />
  </div>`;
};
