import { frame, LOOK_UP } from './frame.ts';
import { html } from './html.ts';

/** Something went wrong that the citizen cannot put right on a form. */
export const troublePage = (title: string, text: string): string =>
  frame(
    title,
    html`<h1>${title}</h1>
      <p class="lead">${text}</p>
      <p><a class="button" href="${LOOK_UP}">Về trang tra cứu</a></p>`,
  );
