/**
 * The citizen's look-up page, for whoever knows a dossier's code and the last digits of what its applicant gave
 * at intake. It is the applicant's own access and no deed of an actor, so it does not go through `may`; what it
 * may show is decided here, once, and is the same for everybody who is let in:
 *
 * - the procedure, the stations of the standard life with their times, the national status, the last movement;
 * - which agency holds it, and its number; never who works on it;
 * - what the applicant has to do, with the reason written for them, and the appointment and why it moved;
 * - how it ended, and their own rating;
 * - by which channels they are told, without the addresses.
 *
 * Of personal data it shows the applicant's own name, masked, so that they see it is theirs, and nothing else: a
 * slip of paper is lost, four digits are guessed, a screen stands in a hall. No reasons of the office's own (late
 * records, corrections, steps), no papers, no facts of the case, no notes, and nothing to change but a rating and whether they are told.
 */
import { type DynamicModule, Module, type Provider, type Type } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';

import type { Desk } from '#lib/desk';
import {
  ApplicantStore,
  AttemptStore,
  LookUpStore,
  OptOutStore,
  RatingStore,
} from '#lib/persistence';

import { DESK } from '../engine.module.ts';
import type { IdentityConfig } from '../identity/config.ts';
import { IDENTITY } from '../identity/tokens.ts';
import { OptOuts } from '../notices/opt-outs.ts';
import { CitizenController } from './citizen.controller.ts';
import { LookUpThrottle } from './look-up-throttle.ts';
import { LookUp } from './look-up.ts';
import { OptOutController } from './opt-out.controller.ts';
import type { CitizenSettings } from './settings.ts';
import { TicketCookie } from './ticket-cookie.ts';
import { CITIZEN, CITIZEN_LOGGER } from './tokens.ts';

const stored = <T>(store: Type<T>): Provider => ({
  provide: store,
  inject: [getDataSourceToken()],
  useFactory: (source: DataSource) => new store(source),
});

@Module({})
export class CitizenModule {
  /** @param engine - the very object the application imports, so that there is one engine */
  static over(
    engine: DynamicModule,
    identity: IdentityConfig,
    settings: CitizenSettings,
    logger: Logger,
  ): DynamicModule {
    const { clock } = identity;
    return {
      module: CitizenModule,
      imports: [engine],
      controllers: [CitizenController, OptOutController],
      providers: [
        { provide: IDENTITY, useValue: identity },
        { provide: CITIZEN, useValue: settings },
        stored(ApplicantStore),
        stored(LookUpStore),
        stored(RatingStore),
        stored(AttemptStore),
        stored(OptOutStore),
        {
          provide: OptOuts,
          inject: [OptOutStore],
          useFactory: (store: OptOutStore) => new OptOuts(store),
        },
        {
          provide: LookUpThrottle,
          inject: [AttemptStore],
          useFactory: (store: AttemptStore) => new LookUpThrottle(store, clock),
        },
        {
          provide: LookUp,
          inject: [DESK, ApplicantStore, LookUpStore, LookUpThrottle],
          useFactory: (
            desk: Desk,
            applicants: ApplicantStore,
            lookUps: LookUpStore,
            throttle: LookUpThrottle,
          ) => new LookUp(desk, applicants, lookUps, throttle, settings, clock),
        },
        { provide: TicketCookie, useFactory: () => new TicketCookie(identity) },
        { provide: CITIZEN_LOGGER, useValue: logger },
      ],
    };
  }
}
