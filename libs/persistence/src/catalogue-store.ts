import type { DataSource } from 'typeorm';

import type { Instant } from '#lib/dossier';
import type { MachineConfig, Procedure } from '#lib/procedure';

import { AgencyCodeRow, CatalogueRow, ModelRow, ReferenceRow } from './entities/rows.ts';
import { databaseRefusal } from './refusal.ts';

/** A definition with its compiled machine under their content hash. */
export interface PublishedModel {
  pin: string;
  definition: Procedure;
  config: MachineConfig;
}

/** One entry of the catalogue: the model new dossiers run under, and on which days. */
export interface CatalogueEntry {
  code: string;
  version: number;
  pin: string;
  effectiveFrom: string;
  effectiveTo: string | null;
}

/** Reference data as it was loaded. */
export interface Reference {
  id: string;
  kind: string;
  data: unknown;
  /** Since when it is known; of the first of its kind, which all before goes by too, null. */
  since: Instant | null;
}

export type ReferenceKind = 'calendar' | 'directory' | 'notices' | 'retention';

/** Published definitions and reference data. Models are never changed or removed: dossiers pin them. */
export class CatalogueStore {
  constructor(private readonly source: DataSource) {}

  /** Publishes models and makes them current for their code and version, in one transaction. */
  async publish(models: readonly PublishedModel[]): Promise<void> {
    await this.told(() =>
      this.source.transaction(async (manager) => {
        for (const { pin, definition, config } of models) {
          const { code, version, effective } = definition;
          await manager
            .createQueryBuilder()
            .insert()
            .into(ModelRow)
            .values({
              pin,
              code,
              version,
              definition: definition as object,
              config: config as object,
            })
            .orIgnore()
            .execute();
          await manager.upsert(
            CatalogueRow,
            {
              code,
              version,
              pin,
              effectiveFrom: effective.from,
              effectiveTo: effective.to ?? null,
            },
            ['code', 'version'],
          );
        }
      }),
    );
  }

  /** Keeps a model that dossiers of a partner pin; no new dossier of ours runs under it. */
  async keep({ pin, definition, config }: PublishedModel): Promise<void> {
    const { code, version } = definition;
    await this.told(() =>
      this.source
        .createQueryBuilder()
        .insert()
        .into(ModelRow)
        .values({
          pin,
          code,
          version,
          definition: definition as object,
          config: config as object,
        })
        .orIgnore()
        .execute(),
    );
  }

  async catalogue(): Promise<CatalogueEntry[]> {
    return this.told(() => this.source.getRepository(CatalogueRow).find());
  }

  /** The fields (lĩnh vực) of the published definitions. */
  async fields(): Promise<string[]> {
    const rows = await this.told(() =>
      this.source.query<{ field: string }[]>(
        `select distinct definition ->> 'field' as field from catalogue join model using (pin) order by field`,
      ),
    );
    return rows.map(({ field }) => field);
  }

  async model(pin: string): Promise<PublishedModel | undefined> {
    const row = await this.told(() => this.source.getRepository(ModelRow).findOneBy({ pin }));
    return row ? { pin, definition: row.definition, config: row.config } : undefined;
  }

  /** Adds reference data if it differs from what is in force; answers whether it did. */
  async putReference(kind: ReferenceKind, hash: string, data: unknown): Promise<boolean> {
    return this.told(async () => {
      const repository = this.source.getRepository(ReferenceRow);
      const current = await repository.findOne({ where: { kind }, order: { id: 'DESC' } });
      if (current?.hash === hash) return false;
      await repository.insert({ kind, hash, data: data as object });
      return true;
    });
  }

  /**
   * What is in force of a kind; undefined before any was loaded.
   *
   * @param by - what was in force then; before the first was loaded, that one
   */
  async reference(kind: ReferenceKind, by?: Instant): Promise<Reference | undefined> {
    const [row] = await this.told(() =>
      this.source.query<ReferenceFound[]>(
        `${references}
         where kind = $1
         order by ($2::timestamptz is null or since is null or since <= $2) desc, id desc
         limit 1`,
        [kind, by === undefined ? null : new Date(by)],
      ),
    );
    return row && referenceOf(row);
  }

  /** The id of the reference data that was loaded last; undefined before any was. */
  async newestReference(): Promise<string | undefined> {
    const [row] = await this.told(() =>
      this.source.query<{ id: string | null }[]>('select max(id) as id from reference_data'),
    );
    return row?.id ?? undefined;
  }

  /** Reference data that was in force once, by its ids. */
  async references(ids: readonly string[]): Promise<Reference[]> {
    const rows = await this.told(() =>
      this.source.query<ReferenceFound[]>(`${references} where id = any ($1::bigint[])`, [ids]),
    );
    return rows.map(referenceOf);
  }

  /** The identity codes that were set beside the agency tree, by agency. */
  async agencyCodes(): Promise<Map<string, string>> {
    const rows = await this.told(() => this.source.getRepository(AgencyCodeRow).find());
    return new Map(rows.map(({ agency, code }) => [agency, code]));
  }

  async setAgencyCode(row: Pick<AgencyCodeRow, 'agency' | 'code' | 'setBy'>): Promise<void> {
    await this.told(() =>
      this.source.getRepository(AgencyCodeRow).upsert({ ...row, setAt: () => 'now()' }, ['agency']),
    );
  }

  private async told<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw databaseRefusal(error);
    }
  }
}

/** Instants are told in whole milliseconds. */
const references = `
select id, kind, data, since
from (
  select id, kind, data,
    case when row_number() over (partition by kind order by id) > 1
      then date_trunc('milliseconds', recorded_at)
    end as since
  from reference_data
) of`;

interface ReferenceFound extends Omit<Reference, 'since'> {
  since: Date | null;
}

const referenceOf = ({ since, ...row }: ReferenceFound): Reference => ({
  ...row,
  since: since?.getTime() ?? null,
});
