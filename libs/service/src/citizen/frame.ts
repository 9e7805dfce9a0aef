import { type Html, html } from './html.ts';
import { STYLE_ADDRESS } from './style.ts';

/** Where citizens look up their dossier. */
export const LOOK_UP = '/tra-cuu';

/** A whole page of the look-up. Landmarks and the link past the head are for readers of screens and of text. */
export const frame = (title: string, content: Html): string =>
  html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="color-scheme" content="light" />
        <title>${title} – Tra cứu hồ sơ</title>
        <link rel="stylesheet" href="${STYLE_ADDRESS}" />
      </head>
      <body>
        <a class="skip" href="#noi-dung">Đến nội dung chính</a>
        <header class="top">
          <div class="width">
            <p class="brand">Bộ phận một cửa</p>
            <p class="service">Tra cứu hồ sơ</p>
          </div>
        </header>
        <main id="noi-dung" class="width">${content}</main>
        <footer class="foot">
          <div class="width">
            <p>
              Trang này chỉ cho người nộp xem hồ sơ của mình. Không gửi mã hồ sơ và bốn số cuối cho
              người lạ.
            </p>
          </div>
        </footer>
      </body>
    </html> `.text;
