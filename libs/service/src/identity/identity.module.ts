import { type DynamicModule, Module, type Provider, type Type } from '@nestjs/common';
import { APP_GUARD, Reflector } from '@nestjs/core';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';

import type { Desk } from '#lib/desk';
import {
  AccountStore,
  ApiKeyStore,
  AttemptStore,
  OidcFlowStore,
  poolOf,
  SessionStore,
  SubstitutionStore,
} from '#lib/persistence';

import { DESK } from '../engine.module.ts';
import { AccountsController } from './accounts.controller.ts';
import { Accounts } from './accounts.ts';
import { ActorGuard } from './actor.guard.ts';
import { ApiKeysController } from './api-keys.controller.ts';
import { ApiKeys } from './api-keys.ts';
import type { IdentityConfig } from './config.ts';
import { Cookies } from './cookies.ts';
import { OidcController } from './oidc.controller.ts';
import { Oidc } from './oidc.ts';
import { Recognition } from './recognition.ts';
import { SessionController } from './session.controller.ts';
import { Sessions } from './sessions.ts';
import { LoginThrottle } from './throttle.ts';
import { IDENTITY, IDENTITY_LOGGER } from './tokens.ts';

const stored = <T>(store: Type<T>): Provider => ({
  provide: store,
  inject: [getDataSourceToken()],
  useFactory: (source: DataSource) => new store(source),
});

/** Who is asking: accounts, sessions and keys over an engine, and the guard of every route of the application. */
@Module({})
export class IdentityModule {
  /** @param engine - the very object the application imports, so that there is one engine */
  static over(engine: DynamicModule, config: IdentityConfig, logger: Logger): DynamicModule {
    return {
      module: IdentityModule,
      imports: [engine],
      controllers: [SessionController, OidcController, AccountsController, ApiKeysController],
      providers: [
        { provide: IDENTITY, useValue: config },
        { provide: IDENTITY_LOGGER, useValue: logger },
        stored(AccountStore),
        stored(SessionStore),
        stored(ApiKeyStore),
        stored(AttemptStore),
        stored(OidcFlowStore),
        {
          provide: SubstitutionStore,
          inject: [getDataSourceToken()],
          useFactory: (source: DataSource) => new SubstitutionStore(poolOf(source)),
        },
        {
          provide: Accounts,
          inject: [AccountStore, SessionStore],
          useFactory: (accounts: AccountStore, sessions: SessionStore) =>
            new Accounts(accounts, sessions, config.clock),
        },
        {
          provide: Sessions,
          inject: [SessionStore],
          useFactory: (store: SessionStore) => new Sessions(store, config),
        },
        {
          provide: ApiKeys,
          inject: [ApiKeyStore],
          useFactory: (store: ApiKeyStore) => new ApiKeys(store, config.clock),
        },
        {
          provide: LoginThrottle,
          inject: [AttemptStore],
          useFactory: (store: AttemptStore) => new LoginThrottle(store, config.clock),
        },
        {
          provide: Recognition,
          inject: [Sessions, ApiKeys, SubstitutionStore],
          useFactory: (sessions: Sessions, keys: ApiKeys, substitutions: SubstitutionStore) =>
            new Recognition(sessions, keys, substitutions, config),
        },
        {
          provide: Oidc,
          inject: [OidcFlowStore],
          useFactory: (flows: OidcFlowStore) => new Oidc(config, flows),
        },
        { provide: Cookies, useFactory: () => new Cookies(config) },
        {
          provide: APP_GUARD,
          inject: [Recognition, Reflector, DESK],
          useFactory: (recognition: Recognition, reflector: Reflector, desk: Desk) =>
            new ActorGuard(recognition, reflector, desk),
        },
      ],
      exports: [IDENTITY, Recognition, Accounts, ApiKeys, SubstitutionStore],
    };
  }
}
