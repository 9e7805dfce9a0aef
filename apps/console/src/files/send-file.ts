import { ApiProblem, ApiUnreachable, type Problem } from '#lib/api-client';

import { csrfToken, type Schemas } from '../api.ts';

export type UploadedFile = Schemas['UploadedFile'];

/**
 * Sends a file as it is chosen. A request of the old kind, since only that one tells how far it has come.
 *
 * @param told how much of it is sent, 0 to 1
 * @throws ApiProblem in the server's words; ApiUnreachable when no answer came
 */
export const sendFile = (file: File, told: (share: number) => void): Promise<UploadedFile> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/files');
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    const token = csrfToken();
    if (token !== undefined) request.setRequestHeader('x-csrf-token', token);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => told(total === 0 ? 0 : loaded / total);
    request.onload = () => {
      const answer: unknown = request.response;
      if (request.status === 201) resolve(answer as UploadedFile);
      else if (typeof answer === 'object' && answer !== null && 'code' in answer)
        reject(new ApiProblem(answer as Problem, null));
      else reject(new ApiUnreachable(request.statusText));
    };
    request.onerror = () => reject(new ApiUnreachable(request.statusText));
    request.send(file);
  });

/** Where a file is downloaded from. */
export const fileAddress = (id: string): string => `/api/v1/files/${id}`;

/** How the file chooser narrows what it shows; the server looks inside all the same. */
export const ACCEPTED = '.pdf,.jpg,.jpeg,.png,.heic,.heif,.tif,.tiff,.docx,.xlsx,.odt,.xml';

/** A number of bytes in words: 48 kB, 1,2 MB. */
export const sizeText = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024)).toLocaleString('vi-VN')} kB`
    : `${(bytes / 1024 / 1024).toLocaleString('vi-VN', { maximumFractionDigits: 1 })} MB`;
