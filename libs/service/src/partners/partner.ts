import type { StoredPartner } from '#lib/persistence';

/** What partners may be told of without being part of it. */
export const eventTypes = ['dossier.changed'] as const;
export type EventType = (typeof eventTypes)[number];

/** Another system that we exchange signed messages with: another Motcua, or a vendor's. */
export interface Partner {
  id: string;
  name: string;
  /** Where its messages are posted. */
  url: URL;
  /** What it calls us; null: it needs no name to know our messages by. */
  knownAs: string | null;
  /** paused: nothing is sent to it and nothing of it is taken; what comes is kept. */
  state: 'active' | 'paused';
  /** Its agencies do their work on that system, and are handed dossiers by messages. */
  hosts: boolean;
  /** Agencies it speaks for: our id to its code. */
  agencies: Readonly<Record<string, string>>;
  /** Procedures it knows under another code: ours to its. */
  procedures: Readonly<Record<string, string>>;
  /** Events it wants to be told of, for dossiers its agencies own or take part in. */
  wants: readonly EventType[];
}

/** The partners as they were registered at one moment. */
export class PartnerDirectory {
  private readonly byIds: ReadonlyMap<string, Partner>;
  private readonly byAgencies: ReadonlyMap<string, Partner>;

  constructor(readonly all: readonly Partner[]) {
    this.byIds = new Map(all.map((partner) => [partner.id, partner]));
    this.byAgencies = new Map(
      all
        .filter(({ hosts }) => hosts)
        .flatMap((partner) => Object.keys(partner.agencies).map((agency) => [agency, partner])),
    );
  }

  partner(id: string): Partner | undefined {
    return this.byIds.get(id);
  }

  /** Where an agency does its work, if not here; at most one partner hosts it. */
  partnerOf(agency: string): Partner | undefined {
    return this.byAgencies.get(agency);
  }

  /** Partners to be told of an event of a dossier that these agencies have or had a part in, in the order of their ids. */
  wanting(event: EventType, agencies: readonly string[]): Partner[] {
    return this.all.filter(
      (partner) =>
        partner.wants.includes(event) && agencies.some((agency) => agency in partner.agencies),
    );
  }
}

/** An agency as a partner writes it; our id where it has no code of its own for it. */
export const theirAgency = ({ agencies }: Pick<Partner, 'agencies'>, id: string): string =>
  agencies[id] ?? id;

/** Our id of an agency a partner names. */
export const ourAgency = ({ agencies }: Pick<Partner, 'agencies'>, code: string): string =>
  keyOf(agencies, code) ?? code;

/** A procedure's code as a partner writes it; ours where it has none of its own. */
export const theirProcedure = ({ procedures }: Pick<Partner, 'procedures'>, code: string): string =>
  procedures[code] ?? code;

/** Our code of a procedure a partner names. */
export const ourProcedure = ({ procedures }: Pick<Partner, 'procedures'>, code: string): string =>
  keyOf(procedures, code) ?? code;

const keyOf = (map: Readonly<Record<string, string>>, value: string): string | undefined =>
  Object.keys(map).find((key) => map[key] === value);

export const partnerFrom = ({
  id,
  name,
  url,
  knownAs,
  state,
  hosts,
  agencies,
  procedures,
  wants,
}: StoredPartner): Partner => ({
  id,
  name,
  url: new URL(url),
  knownAs,
  state,
  hosts,
  agencies,
  procedures,
  wants: eventTypes.filter((event) => wants.includes(event)),
});
