/** The name a file was sent under, in its own letters (RFC 6266). */
export const nameOf = (disposition: string | null): string | undefined => {
  const [, extended] = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? '') ?? [];
  if (extended !== undefined) return decodeURIComponent(extended);
  return /filename="([^"]+)"/.exec(disposition ?? '')?.[1];
};

/** Hands a file that was answered to the browser, under its name. */
export const saveFile = (content: Blob, { headers }: Response, otherwise: string): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = nameOf(headers.get('content-disposition')) ?? otherwise;
  link.click();
  URL.revokeObjectURL(link.href);
};
