/** A page a browser ended at, or a redirect it was told not to follow. */
export interface Visited {
  address: URL;
  status: number;
  /** Where it leads on. */
  location: URL | undefined;
  text: string;
  setCookies: string[];
}

/** A browser without pages: it keeps cookies, per host and port, and follows redirects as far as it is told. */
export class Browser {
  readonly cookies = new Map<string, Map<string, string>>();

  /** Asks one address, and follows nothing. */
  async visit(address: string | URL, accept = 'text/html'): Promise<Visited> {
    const url = new URL(address);
    const jar = this.jarOf(url);
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { accept, cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    const setCookies = response.headers.getSetCookie();
    for (const line of setCookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    const location = response.headers.get('location');
    return {
      address: url,
      status: response.status,
      location: location === null ? undefined : new URL(location, url),
      text: await response.text(),
      setCookies,
    };
  }

  /** Follows redirects from an address until there is none, or `stop` says so of the next. */
  async follow(
    address: string | URL,
    stop: (next: URL) => boolean = () => false,
  ): Promise<Visited> {
    let visited = await this.visit(address);
    for (let step = 0; visited.location && !stop(visited.location); step += 1) {
      if (step === 20) throw new Error(`too many redirects, at ${visited.address.href}`);
      visited = await this.visit(visited.location);
    }
    return visited;
  }

  jarOf({ host }: URL): Map<string, string> {
    const jar = this.cookies.get(host) ?? new Map<string, string>();
    this.cookies.set(host, jar);
    return jar;
  }
}
