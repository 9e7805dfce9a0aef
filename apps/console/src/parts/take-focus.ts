/** Takes the focus into a form that has just opened, to the first thing it asks. */
export const takeFocus = (form: HTMLFormElement | null): void =>
  form?.querySelector<HTMLElement>('select, textarea, input')?.focus();
