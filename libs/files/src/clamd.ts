import { createReadStream } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { Transform } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

/** Milliseconds without a word after which clamd counts as away. */
const SILENCE = 60_000;

/** What a scan came to: the name of what was found; null: nothing; undefined: clamd could not look. */
export type Verdict = string | null | undefined;

/**
 * A clamd that is sent files over its INSTREAM command: chunks with their length before them, an empty one at
 * the end, one line of answer. https://docs.clamav.net/manual/Usage/Scanning.html#clamd
 */
export class Clamd {
  /** @param address - `host:port`, or `unix:` and the path of its socket */
  constructor(private readonly address: string) {}

  async scan(path: string): Promise<Verdict> {
    const socket = this.connect();
    try {
      // Its answer alone counts: it hangs up with it, perhaps before sending has noticed that all is sent.
      send(path, socket).catch((error: unknown) => socket.destroy(error as Error));
      const answer = (await text(socket)).trim();
      const [, found] = /^stream: (.+) FOUND\0?$/.exec(answer) ?? [];
      if (found !== undefined) return found;
      return /^stream: OK\0?$/.test(answer) ? null : undefined;
    } catch {
      return undefined;
    } finally {
      socket.destroy();
    }
  }

  private connect(): Socket {
    const { address } = this;
    const socket = address.startsWith('unix:')
      ? connect(address.slice('unix:'.length))
      : connect(Number(address.split(':').at(-1)), address.slice(0, address.lastIndexOf(':')));
    return socket.setTimeout(SILENCE, () => socket.destroy(new Error('clamd does not answer')));
  }
}

const send = async (path: string, socket: Socket): Promise<void> => {
  const framed = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(chunk.length);
      done(null, Buffer.concat([length, chunk]));
    },
    flush(done) {
      done(null, Buffer.alloc(4));
    },
  });
  socket.write('zINSTREAM\0');
  await pipeline(createReadStream(path), framed, socket, { end: false });
};
