/** Nothing can listen where it was told to: another program is there, or this machine does not let it. */
export class ListenRefused extends Error {
  override readonly name = 'ListenRefused';

  constructor(
    readonly code: 'port-busy' | 'port-denied' | 'address-unavailable',
    message: string,
  ) {
    super(message);
  }
}

/** How the user says where to listen: options or variables, as told in a refusal. */
export interface ListenSettings {
  port: string;
  host: string;
  /** What was said as the address, if anything. */
  address: string | undefined;
}

/**
 * Runs what listens for connections.
 *
 * @throws ListenRefused in place of the system's error if it cannot listen there
 */
export const listening = async <T>(
  settings: ListenSettings,
  work: () => Promise<T>,
): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw refusalOf(error, settings) ?? error;
  }
};

const refusalOf = (error: unknown, settings: ListenSettings): ListenRefused | undefined => {
  const { code, syscall, port: asked, address, hostname } = error as Partial<SystemError>;
  const { port, host } = settings;
  if (syscall === 'getaddrinfo' && hostname === settings.address)
    return new ListenRefused(
      'address-unavailable',
      `Không có địa chỉ ${hostname ?? ''}; chọn địa chỉ của máy này bằng ${host}.`,
    );
  if (syscall !== 'listen') return undefined;
  switch (code) {
    case 'EADDRINUSE':
      return new ListenRefused(
        'port-busy',
        `Cổng ${asked ?? ''} đang có chương trình khác dùng; chọn cổng khác bằng ${port}.`,
      );
    case 'EACCES':
      return new ListenRefused(
        'port-denied',
        `Không có quyền dùng cổng ${asked ?? ''} (cổng dưới 1024 thường chỉ dành cho quản trị máy); chọn cổng khác bằng ${port}.`,
      );
    case 'EADDRNOTAVAIL':
      return new ListenRefused(
        'address-unavailable',
        `Máy này không có địa chỉ ${address ?? ''}; chọn địa chỉ của máy này bằng ${host}.`,
      );
    default:
      return undefined;
  }
};

interface SystemError {
  code: string;
  syscall: string;
  port: number;
  address: string;
  hostname: string;
}
