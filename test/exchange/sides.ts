import { calendarOf } from '#lib/calendar';
import {
  actorAt,
  type ActMessage,
  actsToHome,
  type HomeMessage,
  homeMessage,
  homeMessageOf,
  orderOfAct,
  orderOfWord,
  type Peer,
  viewRead,
  wordsToGuest,
} from '#lib/desk';
import {
  type Command,
  decide,
  type Decision,
  DossierRefusal,
  type DossierState,
  foldFacts,
  isoOf,
  type Model,
} from '#lib/dossier';
import type { StoredDossier } from '#lib/persistence';

import { calendar, type Draft, world } from '../catalogue/kernel.ts';

const known = calendarOf(calendar).provisional();
const desk = (model: Model) => ({
  models: {
    load: () => Promise.resolve(),
    model: () => model,
    machine: () => model.machine,
  } as never,
  calendars: known,
});
/** Every act has its reason. */
const reasons = { get: () => 'lý do' } as unknown as ReadonlyMap<number, string>;
const BESIDE = { reasons, files: [] };

/** The clock of a story; both sides read it. */
export interface Clock {
  now: number;
}

/** One deployment and the one dossier of a story, in memory. */
abstract class Side {
  state: DossierState | undefined;
  protected told = 0;

  constructor(
    readonly model: Model,
    protected readonly clock: Clock,
  ) {}

  /** Records something that is done here. @throws DossierRefusal */
  do(draft: Draft): Decision {
    const key = `${this.name}-${this.state?.rows.length ?? 0}`;
    return this.record({
      dossier: 'D',
      key,
      by: 'can-bo',
      reason: 'lý do',
      source: 'desk',
      ...draft,
    } as unknown as Command);
  }

  protected record(command: Command): Decision {
    if (this.state?.rows.some(({ key }) => key === command.key))
      throw new Error(`${command.key} was recorded before`);
    const decision = decide(world, this.model, this.state, command, this.clock.now);
    this.state = {
      rows: [...(this.state?.rows ?? []), decision.row],
      snapshot: decision.snapshot,
      fold: decision.after,
    };
    return decision;
  }

  get stored(): StoredDossier {
    const { rows = [], snapshot } = this.state ?? {};
    if (!snapshot) throw new Error('nothing is stored yet');
    const pin = this.model.pin;
    return { id: 'D', pin, snapshot, rows: [...rows], applicant: null, turn: 0, holdings: [] };
  }

  get fold() {
    return foldFacts(this.state?.rows ?? [], known);
  }

  get position() {
    return this.fold.positions.at(-1);
  }

  protected abstract readonly name: string;
}

/** The deployment that owns the dossier. */
export class Home extends Side {
  protected readonly name = 'home';
  private readonly lines = new Map<Guest, HomeMessage[]>();

  constructor(model: Model, clock: Clock, guests: readonly Guest[]) {
    super(model, clock);
    for (const guest of guests) this.lines.set(guest, []);
  }

  /** What is under way to a guest, the first told first. */
  lineTo(guest: Guest): HomeMessage[] {
    const line = this.lines.get(guest);
    if (!line) throw new Error(`${guest.peer.id} is no guest of this home`);
    return line;
  }

  /** The next act under way from a guest arrives. */
  async takeNext(guest: Guest): Promise<void> {
    const message = guest.line.shift();
    if (!message) return;
    await this.take(guest, message);
    await this.tell();
  }

  /** Tells every guest of what was done since. */
  async tell(): Promise<void> {
    for (const [guest, line] of this.lines) {
      const words = await wordsToGuest(
        desk(this.model),
        guest.peer,
        this.stored,
        this.told,
        BESIDE,
      );
      line.push(...words.map(({ body }) => body));
    }
    this.told = this.stored.rows.length;
  }

  /** Does a guest's act again, or tells it why not. */
  private async take(guest: Guest, message: ActMessage): Promise<void> {
    try {
      this.record(orderOfAct(guest.peer, 'D', message).command);
    } catch (error) {
      if (!(error instanceof DossierRefusal)) throw error;
      await this.tell();
      const view = await viewRead(desk(this.model), this.stored, this.clock.now);
      this.lineTo(guest).push({
        ...homeMessageOf(guest.peer, view, BESIDE),
        at: isoOf(this.clock.now),
        changes: [],
        refused: { key: message.line.id, code: error.code },
      });
    }
  }
}

/** A deployment that some of the agencies live at. */
export class Guest extends Side {
  readonly line: ActMessage[] = [];
  readonly peer: Peer;
  /** Home, as this guest knows it. */
  private readonly home: Peer = {
    id: 'nha',
    has: () => false,
    theirs: (id) => id,
    ours: (code) => code,
  };

  constructor(
    protected readonly name: string,
    agencies: ReadonlySet<string>,
    model: Model,
    clock: Clock,
  ) {
    super(model, clock);
    this.peer = {
      id: name,
      has: (agency) => agencies.has(agency),
      theirs: (id) => id,
      ours: (code) => code,
    };
  }

  override do(draft: Draft): Decision {
    const decision = super.do(draft);
    this.tell();
    return decision;
  }

  /** The next word under way to this guest arrives. */
  async hearNext(home: Home): Promise<void> {
    const message = home.lineTo(this).shift();
    if (!message) return;
    const read = homeMessage.parse(JSON.parse(JSON.stringify(message)));
    const stands = this.state && (await viewRead(desk(this.model), this.stored, this.clock.now));
    this.record(orderOfWord(this.home, 'D', read, stands).command);
    this.told = this.stored.rows.length;
  }

  /** What home calls whoever did something here. */
  actorAtHome(actor: string): string {
    return actorAt(this.peer, actor);
  }

  private tell(): void {
    this.line.push(...actsToHome(this.stored, this.told, BESIDE));
    this.told = this.stored.rows.length;
  }
}
