import { type ServiceProcess, startService } from '../support/service-process.ts';

/** A message as the service has it. */
export interface Taken {
  id: string;
  channel: string;
  to: string;
  text: string;
  path: string;
}

/** The message service as a process of its own. */
export interface Provider extends Pick<ServiceProcess, 'url' | 'secret' | 'stop'> {
  /** What it does to the next message: 503, 422, no answer, takes it and answers nothing, 307. */
  next: (what: 'down' | 'refuse' | 'hang' | 'forget' | 'lead-away') => void;
  /** What it has, and every id it was ever asked to take. */
  look: () => Promise<{ taken: Taken[]; asked: string[] }>;
}

export const startProvider = async (): Promise<Provider> => {
  const { url, secret, order, look, stop } = await startService('test/notices/provider.js');
  return { url, secret, next: order, look, stop };
};
