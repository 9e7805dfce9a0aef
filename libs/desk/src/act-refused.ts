import { DossierRefusal } from '#lib/dossier';

import type { DossierView } from './view-dossier.ts';

/** A refusal together with the dossier it was decided on, so that it can be told without looking again. */
export class ActRefused extends DossierRefusal {
  // Private, so that nothing that writes errors down comes upon the applicant in it.
  readonly #dossier: DossierView;

  constructor(refusal: DossierRefusal, dossier: DossierView) {
    super(refusal.code, refusal.message, refusal.data);
    this.#dossier = dossier;
  }

  get dossier(): DossierView {
    return this.#dossier;
  }
}

/** An error as the caller should hear it: a refusal with the dossier, where there is one. */
export const withDossier = (error: unknown, dossier: DossierView | undefined): unknown =>
  error instanceof DossierRefusal && dossier ? new ActRefused(error, dossier) : error;
