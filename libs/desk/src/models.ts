import { type AlertPolicy, alertPolicyOf, DossierRefusal, type Model } from '#lib/dossier';
import type { CatalogueEntry, CatalogueStore, PublishedModel } from '#lib/persistence';
import { compile, loadMachine, type Machine, pinOf, type Procedure } from '#lib/procedure';

/** A definition compiled for publishing. */
export const publishable = (definition: Procedure): PublishedModel => {
  const { config } = compile(definition);
  return { pin: pinOf(definition, config), definition, config };
};

/** Which version of a procedure's several a dossier submitted on a day runs under. */
export const currentEntry = (
  entries: readonly CatalogueEntry[],
  code: string,
  day: string,
): { entry: CatalogueEntry; effective: boolean } | undefined => {
  const versions = entries
    .filter((entry) => entry.code === code)
    .sort((a, b) => a.version - b.version);
  const inForce = versions.findLast(
    ({ effectiveFrom, effectiveTo }) =>
      effectiveFrom <= day && (effectiveTo === null || day <= effectiveTo),
  );
  if (inForce) return { entry: inForce, effective: true };
  const nearest = versions.findLast(({ effectiveFrom }) => effectiveFrom <= day) ?? versions[0];
  return nearest && { entry: nearest, effective: false };
};

/** For how long a process may not know of what another published, milliseconds. */
const HEARD_WITHIN = 10_000;

/** Published models, loaded once and kept: a pin never changes its meaning. Which are current is asked again. */
export class Models {
  private readonly loaded = new Map<string, Model>();
  private readonly alerts = new Map<string, AlertPolicy>();
  private known: { entries: Promise<CatalogueEntry[]>; until: number } | undefined;

  /** @param clock - milliseconds of a clock that never goes back */
  constructor(
    private readonly store: CatalogueStore,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  async pinned(pin: string): Promise<Model> {
    const known = this.loaded.get(pin);
    if (known) return known;
    const published = await this.store.model(pin);
    if (!published) throw new Error(`the database has no model ${pin}`);
    const model: Model = {
      pin,
      procedure: published.definition,
      machine: loadMachine(published.config),
    };
    this.loaded.set(pin, model);
    this.alerts.set(pin, alertPolicyOf(model.procedure));
    return model;
  }

  /** The models of some pins, so that {@link model} knows them. */
  async load(pins: readonly string[]): Promise<void> {
    for (const pin of pins) await this.pinned(pin);
  }

  /** A model loaded before: a history is not folded without all the models it names. */
  readonly model = (pin: string): Model => {
    const model = this.loaded.get(pin);
    if (!model) throw new Error(`model ${pin} was not loaded`);
    return model;
  };

  /** The machine of a model loaded before. */
  readonly machine = (pin: string): Machine => this.model(pin).machine;

  /** What a model loaded before says of alerts: a dossier is not decided on, or folded, without its model. */
  alertPolicy(pin: string): AlertPolicy {
    const policy = this.alerts.get(pin);
    if (!policy) throw new Error(`model ${pin} was not loaded`);
    return policy;
  }

  /**
   * The model a new dossier of a procedure runs under.
   *
   * @param strict - refuse a procedure not in force on the day; a log of the past takes the nearest version
   * @throws DossierRefusal procedure-unknown, procedure-not-effective
   */
  async current(code: string, day: string, strict: boolean): Promise<Model> {
    const found = currentEntry(await this.entries(), code, day);
    if (!found) {
      throw new DossierRefusal('procedure-unknown', `Không có thủ tục mã ${code} trong danh mục.`, {
        code,
      });
    }
    if (strict && !found.effective) {
      throw new DossierRefusal(
        'procedure-not-effective',
        `Thủ tục ${code} không có hiệu lực ngày ${day}.`,
        {
          code,
          day,
        },
      );
    }
    return this.pinned(found.entry.pin);
  }

  private async entries(): Promise<CatalogueEntry[]> {
    const now = this.clock();
    const known =
      this.known && now < this.known.until
        ? this.known
        : { entries: this.store.catalogue(), until: now + HEARD_WITHIN };
    this.known = known;
    try {
      return await known.entries;
    } catch (error) {
      // Asked again by the next, not after ten seconds.
      if (this.known === known) this.known = undefined;
      throw error;
    }
  }
}
