import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** What this scanner takes for infected: not a virus, and not what anybody else does. */
export const BAIT = 'TỆP MỒI CỦA BÀI THỬ';

export interface ClamdServer {
  /** CLAMD_ADDRESS */
  address: string;
  /** Bytes of each file it was sent. */
  scanned: number[];
  stop: () => Promise<void>;
}

/** A process' worth of clamd: it speaks INSTREAM and finds the bait. */
export const clamdServer = async (port = 0): Promise<ClamdServer> => {
  const scanned: number[] = [];
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => undefined);
    void answer(socket, scanned);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    address: `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    scanned,
    stop: async () => {
      server.close();
      await once(server, 'close');
    },
  };
};

const COMMAND = 'zINSTREAM\0';

const answer = async (socket: Socket, scanned: number[]): Promise<void> => {
  let received = Buffer.alloc(0);
  for await (const chunk of socket) {
    received = Buffer.concat([received, chunk as Buffer]);
    const file = wholeFile(received);
    if (!file) continue;
    scanned.push(file.length);
    socket.end(file.includes(BAIT) ? 'stream: Bai-Thu.Moi FOUND\0' : 'stream: OK\0');
    return;
  }
};

/** The chunks of a stream put together; undefined until its empty chunk has come. */
const wholeFile = (received: Buffer): Buffer | undefined => {
  if (!received.subarray(0, COMMAND.length).equals(Buffer.from(COMMAND))) return undefined;
  const chunks: Buffer[] = [];
  for (let at = COMMAND.length; at + 4 <= received.length;) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
};
