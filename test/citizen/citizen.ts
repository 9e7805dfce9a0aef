/** What a citizen's browser got: a page, or where it is led on to. */
export interface Seen {
  status: number;
  headers: Headers;
  /** As it was sent. */
  source: string;
  /** What a text browser makes of it: words without tags, one space between them. */
  text: string;
  location: string | null;
}

/** A citizen with a browser: keeps cookies, sends forms, follows nothing by itself. */
export class Citizen {
  readonly cookies = new Map<string, string>();

  /** @param headers - what this browser adds to every request */
  constructor(
    readonly url: string,
    private readonly headers: Readonly<Record<string, string>> = {
      'sec-fetch-site': 'same-origin',
    },
  ) {}

  get(path: string): Promise<Seen> {
    return this.ask(path, {});
  }

  /** Sends a form. */
  send(path: string, fields: Record<string, string>): Promise<Seen> {
    return this.ask(path, { method: 'POST', body: new URLSearchParams(fields) });
  }

  /** Sends code and last digits; the dossier if they fit, else the form again. */
  async lookUp(code: string, digits: string): Promise<Seen> {
    const seen = await this.send('/tra-cuu', { ma: code, 'so-cuoi': digits });
    return seen.location === null ? seen : this.get(seen.location);
  }

  private async ask(path: string, init: RequestInit): Promise<Seen> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(path, this.url), {
      redirect: 'manual',
      ...init,
      headers: { ...this.headers, ...(cookie !== '' && { cookie }) },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const source = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      source,
      text: textOf(source),
      location: response.headers.get('location'),
    };
  }
}

const signs: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

const textOf = (source: string): string =>
  source
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:lt|gt|quot|#39|amp);/g, (sign) => signs[sign] ?? sign)
    .replace(/\s+/g, ' ');
