import { setTimeout as sleep } from 'node:timers/promises';

import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';

import type { Desk } from '#lib/desk';
import type { Model } from '#lib/dossier';

import { DESK } from '../engine.module.ts';
import { Metrics } from '../http/metrics.ts';
import type { FaceName, Faces, Proved } from './face.ts';
import { inThread, OutOfMemory } from './in-thread.ts';
import { type Making, OncePerPin } from './once-per-pin.ts';

/** How many forms of each kind are kept; the catalogue has some forty definitions, 3 to 160 kB a form. */
const KEPT = 100;
/** A list shows of every definition whether it is proved. */
const PROOFS_KEPT = 1_000;
/** Milliseconds an asker waits for a proof before hearing how far it is. */
const PATIENCE = 5_000;

/** A proof, or how many configurations are looked at so far. */
export type Proof = Proved | { state: 'under-way'; configurations: number };

/**
 * Published definitions in other forms: proved, drawn and written by threads beside the server's own, at most
 * one for each form at a time, once for each pin.
 */
@Injectable()
export class ProcedureFaces implements BeforeApplicationShutdown {
  private readonly ending = new AbortController();
  private readonly kept = {
    certificate: new OncePerPin<Proved>(PROOFS_KEPT),
    svg: new OncePerPin<string>(KEPT),
    bpmn: new OncePerPin<string>(KEPT),
    docx: new OncePerPin<Uint8Array>(KEPT),
  };

  constructor(
    @Inject(DESK) private readonly desk: Desk,
    private readonly metrics: Metrics,
  ) {}

  /** What is proved of a model; how far that is where it takes long. */
  async proof(model: Model): Promise<Proof> {
    const proving = this.proving(model);
    const waited = await Promise.race([proving.made, sleep(PATIENCE, undefined, { ref: false })]);
    return waited ?? { state: 'under-way', configurations: proving.visited };
  }

  /** What is proved of a model, however long it takes. */
  prove(model: Model): Promise<Proved> {
    return this.proving(model).made;
  }

  /** Whether a model is proved, as far as this process knows; undefined where nobody has asked yet. */
  stateOf(pin: string): Proof['state'] | undefined {
    const proving = this.kept.certificate.known(pin);
    return proving && (proving.is?.state ?? 'under-way');
  }

  /** A model as a drawing, a BPMN 2.0 file or a Word file. */
  file(format: Exclude<FaceName, 'certificate'>, model: Model): Promise<string | Uint8Array> {
    const kept: OncePerPin<string | Uint8Array> = this.kept[format];
    return kept.of(model.pin, (visited) => this.make(format, model, visited)).made;
  }

  /** Who still waits hears that the server ends. */
  beforeApplicationShutdown(): void {
    this.ending.abort();
  }

  private proving(model: Model): Making<Proved> {
    return this.kept.certificate.of(model.pin, async (visited) => {
      try {
        return await this.make('certificate', model, visited);
      } catch (error) {
        if (!(error instanceof OutOfMemory)) throw error;
        return { state: 'not-proven', configurations: error.configurations };
      }
    });
  }

  private async make<Name extends FaceName>(
    face: Name,
    { procedure, machine }: Model,
    visited: (count: number) => void,
  ): Promise<Faces[Name]> {
    this.ending.signal.throwIfAborted();
    const measured = this.metrics.procedure.startTimer({ face });
    const published = { procedure, config: machine.config, kinds: this.desk.directory.kinds };
    try {
      return await inThread(face, published, visited, this.ending.signal);
    } finally {
      measured();
    }
  }
}
