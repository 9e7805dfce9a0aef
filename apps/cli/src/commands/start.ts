import { join } from 'node:path';

import { type Command, InvalidArgumentError } from 'commander';

import type { Opened } from '#lib/service';

import { EnvironmentInvalid, projectFolder, surroundings } from '../surroundings.ts';

interface StartOptions {
  port?: number;
  host?: string;
  worker: boolean;
  demo?: boolean;
}

export const register = (program: Command): void => {
  program
    .command('start')
    .description('chạy máy chủ: giao diện web, API và hàng đợi, trong một tiến trình')
    .option('--port <số>', 'cổng', readPort)
    .option('--host <địa chỉ>', 'địa chỉ nghe; mặc định chỉ máy này (127.0.0.1)')
    .option('--no-worker', 'không làm việc của hàng đợi; chạy `motcua worker` riêng')
    .option('--demo', 'kèm dữ liệu mẫu quý II/2023 và tài khoản thử')
    .action((options: StartOptions) => start(options));
};

/** Runs the server and says, in words, where it is and who may sign in first. */
export const start = async ({ port, host, worker, demo = false }: StartOptions): Promise<void> => {
  const { place, catalogue, files, exchangeKey } = surroundings();
  const { listening, runServer } = await import('#lib/service');
  const args = {
    port: port ?? portIn(process.env),
    host,
    consume: worker,
    console: join(projectFolder(), 'dist', 'console'),
    files,
    exchangeKey,
  };
  const told = async (server: Opened): Promise<void> => {
    const lines = [`Motcua đang chạy tại ${server.url} (Ctrl+C để dừng)`];
    if (server.administrator) {
      const { username, oneTimePassword } = server.administrator;
      lines.push(
        `Quản trị viên đầu tiên: ${username}, mật khẩu dùng một lần: ${oneTimePassword}`,
        'Hãy đăng nhập và đổi mật khẩu; mất thì chạy `motcua accounts password quan-tri`.',
      );
    }
    if (demo) {
      const { loadDemo, openDemoAccounts } = await import('../demo-data.ts');
      const { loadDemoDay } = await import('../demo-day.ts');
      await loadDemo(server.desk);
      await loadDemoDay(server.desk, Date.now());
      const opened = await openDemoAccounts(server.accounts);
      lines.push(...opened.map((line) => `Tài khoản thử: ${line}`));
    }
    process.stderr.write(`${lines.join('\n')}\n`);
  };
  const settings = {
    port: '--port (hoặc biến môi trường PORT)',
    host: '--host (hoặc biến môi trường HOST)',
    address: host ?? process.env.HOST,
  };
  await listening(settings, () => runServer(place, catalogue, process.env, args, told));
};

const PORTS = 'phải là số nguyên từ 0 đến 65535';

const portOf = (text: string): number | undefined =>
  /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined;

const readPort = (text: string): number => {
  const port = portOf(text);
  if (port === undefined) throw new InvalidArgumentError(PORTS);
  return port;
};

/** What PORT says, if it says anything. */
const portIn = ({ PORT }: NodeJS.ProcessEnv): number | undefined => {
  if (PORT === undefined || PORT === '') return undefined;
  const port = portOf(PORT);
  if (port === undefined) throw new EnvironmentInvalid(`Biến môi trường PORT ${PORTS}.`);
  return port;
};
